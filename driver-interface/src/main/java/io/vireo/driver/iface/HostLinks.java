package io.vireo.driver.iface;

import java.util.List;
import java.util.Set;

/** The network devices of a host, to look at and to change. */
interface HostLinks {

    /** Looks at the devices. */
    Links look();

    /** The devices that the default routes of both families lead to. */
    Set<String> defaultRoutes();

    /** Changes a setting of the kernel, named by its path below {@code /proc/sys}; it may be missing. */
    void set(String setting, String value);

    /** Runs a program to its end; fails when the program does. */
    void run(String what, List<String> command);
}
