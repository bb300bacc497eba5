package io.vireo.driver.kit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * LVM for mounts of one's own: its notes in folders of the host are hidden, and where the kernel has no device-mapper it works
 * on what is written on the disks alone, so that volumes are made, found and removed, and have no device.
 */
public final class OwnLvm {

    private static final List<String> NOTES =
            List.of("/etc/lvm/archive", "/etc/lvm/backup", "/run/lvm", "/run/lock/lvm");

    private OwnLvm() {}

    /** Prepares it; a folder is needed for its settings. */
    public static void prepare(Path folder) throws IOException {
        for (String each : NOTES) {
            if (Files.isDirectory(Path.of(each))) {
                StorageBench.run("mount", "-t", "tmpfs", "none", each);
            }
        }
        if (!hasDevices()) {
            Path settings = Files.writeString(folder.resolve("lvm.conf"), "global {\n  activation = 0\n}\n");
            StorageBench.run("mount", "--bind", settings.toString(), "/etc/lvm/lvm.conf");
        }
    }

    /** Whether the kernel makes devices of volumes. */
    public static boolean hasDevices() throws IOException {
        return Files.readString(Path.of("/proc/misc")).contains("device-mapper");
    }
}
