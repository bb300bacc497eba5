package io.vireo.driver.storage.gluster;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A volume of GlusterFS, mounted below the folder of what runs, for this user alone.
 *
 * @param folder where it is mounted
 */
record PrivateMount(Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    boolean isThere() {
        String end = " " + folder + " ";
        try {
            // The folder is named after a UUID, below one of ours: no name that the system would have to write
            // otherwise.
            return Files.readString(Path.of("/proc/self/mounts"), StandardCharsets.ISO_8859_1)
                    .contains(end);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot see what is mounted", failure);
        }
    }

    void mount(String host, String volume) {
        if (ChildProcess.find("mount.glusterfs").isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "mount.glusterfs is not installed; it comes with the package glusterfs-client");
        }
        StateFolders.create(folder);
        String source = host + ":/" + volume;
        String log = "log-file=" + folder.resolveSibling(folder.getFileName() + ".log");
        run(
                List.of(
                        "mount",
                        "-t",
                        "glusterfs",
                        "-o",
                        "nodev,nosuid,noexec," + log,
                        "--",
                        source,
                        folder.toString()),
                "mount " + source);
    }

    void unmount() {
        if (isThere()) {
            run(List.of("umount", "--", folder.toString()), "unmount " + folder);
        }
        try {
            Files.deleteIfExists(folder);
            Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove " + folder, failure);
        }
    }

    private static void run(List<String> command, String what) {
        Outcome outcome = ChildProcess.of(command).run(PATIENCE);
        if (!outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot " + what + ": " + command.get(0) + " ended with status " + outcome.exit() + ": "
                            + (outcome.errors() + outcome.output()).strip());
        }
    }
}
