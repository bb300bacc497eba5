package io.vireo.driver.lxc;

import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A root for containers: busybox and nothing else. */
final class BusyboxRoot {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private BusyboxRoot() {}

    /** Makes one, or takes the one that is there. */
    static Path in(Path folder) {
        Path root = folder.resolve("busybox-root");
        if (Files.exists(root.resolve("bin/busybox"))) {
            return root;
        }
        try {
            for (String each : List.of(
                    "bin", "sbin", "etc", "dev", "proc", "sys", "tmp", "root", "run", "mnt", "usr/bin", "usr/sbin")) {
                Files.createDirectories(root.resolve(each));
            }
            Path busybox = ChildProcess.find("busybox").orElseThrow();
            Files.copy(busybox.toRealPath(), root.resolve("bin/busybox"));
            for (String applet : ChildProcess.of(List.of(busybox.toString(), "--list"))
                    .run(PATIENCE)
                    .output()
                    .lines()
                    .toList()) {
                if (!applet.equals("busybox")) {
                    Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
                }
            }
            Files.createSymbolicLink(root.resolve("sbin/init"), Path.of("../bin/busybox"));
            Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\nweb:x:33:44:web:/:/bin/sh\n");
            Files.writeString(root.resolve("etc/group"), "root:x:0:\nweb:x:44:\n");
            return root;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
