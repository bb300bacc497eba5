package io.vireo.driver.network.bridge;

import java.util.List;
import java.util.Optional;

/** The host's network, as far as networks are made of it. */
interface HostNetwork {

    /** Says whether the host has a network device of that name. */
    boolean exists(String device);

    /** Says whether that device is a bridge. */
    boolean isBridge(String device);

    /** The MAC address of a device; empty when there is no such device. */
    Optional<String> mac(String device);

    /** The subnets that the host reaches directly, by the name of the device. */
    List<Taken> taken();

    /** Changes a setting of the kernel, named by its path below {@code /proc/sys}; it may be missing. */
    void set(String setting, String value);

    /** Runs a program to its end and returns its output; fails when the program does. */
    String run(String what, List<String> command);

    /** A subnet that is in use on the host. */
    record Taken(String device, Subnet subnet) {}
}
