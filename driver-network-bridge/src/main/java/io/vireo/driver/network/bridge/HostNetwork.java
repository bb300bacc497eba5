package io.vireo.driver.network.bridge;

import java.util.List;
import java.util.Optional;

/** The host's network, as far as networks are made of it. */
interface HostNetwork {

    /** Says whether the host has a network device of that name. */
    boolean exists(String device);

    /** Says whether a device is a bridge with that MAC address. */
    boolean isBridge(String device, String mac);

    /** The device with that MAC address among those that belong to a bridge. */
    Optional<String> member(String bridge, String mac);

    /** The subnets that the host reaches directly, by the name of the device. */
    List<Taken> taken();

    /** Changes a setting of the kernel, named by its path below {@code /proc/sys}; it may be missing. */
    void set(String setting, String value);

    /** Runs a program to its end; fails when the program does. */
    void run(String what, List<String> command);

    /** Has {@code ip} do one thing after the other, in one process; what comes after a failure is not done. */
    void ip(String what, List<List<String>> commands);

    /** Has {@code nft} make a change of rules, as a whole or not at all. */
    void nft(String what, String transaction);

    /** A subnet that is in use on the host. */
    record Taken(String device, Subnet subnet) {}
}
