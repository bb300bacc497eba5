package io.vireo.driver.nwfilter;

import java.nio.file.Files;
import java.nio.file.Path;

/** The network devices of the host. */
interface Devices {

    /** By the settings of the kernel: /sys shows the devices of whoever mounted it, not always ours. */
    Devices OF_THIS_HOST =
            device -> Files.isDirectory(Path.of("/proc/sys/net/ipv4/conf").resolve(device));

    /** Whether there is a device of that name. */
    boolean exist(String device);
}
