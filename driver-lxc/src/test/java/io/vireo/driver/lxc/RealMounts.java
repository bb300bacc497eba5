package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** File systems of the host that others are mounted in; only to be run in namespaces. */
class RealMounts extends OnRealContainers {

    @Test
    void whatIsMountedBelowAReadOnlyFileSystemIsNotWritable() throws IOException {
        Path top = Files.createDirectories(folder.resolve("top"));
        Path below = Files.createDirectories(top.resolve("below"));
        system("mount", "-t", "tmpfs", "below", below.toString());
        try {
            DomainRef ref = opened.run(Containers.named("reads")
                    .root(root)
                    .device("<filesystem type='mount'><source dir='" + top
                            + "'/><target dir='/mnt/top'/><readonly/></filesystem>")
                    .shell("test -d /mnt/top/below || exit 2; echo 1 > /mnt/top/written && exit 3;"
                            + " echo 1 > /mnt/top/below/written && exit 4; exit 7"));
            Opened.await(() -> !opened.inspect(ref).isActive(), () -> "it still runs");

            String end = opened.inspect(ref).messages(Set.of()).toString();
            assertTrue(end.contains("status 7"), end);
            assertFalse(Files.exists(below.resolve("written")));
        } finally {
            system("umount", below.toString());
        }
    }

    @Test
    void whatIsMountedBelowAReadOnlyRootIsNotWritable() throws IOException {
        Path own = BusyboxRoot.in(folder.resolve("with-a-mount"));
        Path below = own.resolve("mnt");
        system("mount", "-t", "tmpfs", "below", below.toString());
        try {
            DomainRef ref = opened.run(Containers.named("reads")
                    .device("<filesystem type='mount'><source dir='" + own
                            + "'/><target dir='/'/><readonly/></filesystem>")
                    .shell("echo 1 > /written && exit 3; echo 1 > /mnt/written && exit 4; exit 7"));
            Opened.await(() -> !opened.inspect(ref).isActive(), () -> "it still runs");

            String end = opened.inspect(ref).messages(Set.of()).toString();
            assertTrue(end.contains("status 7"), end);
            assertFalse(Files.exists(below.resolve("written")));
        } finally {
            system("umount", below.toString());
        }
    }

    @Test
    void whatIsMountedBelowAWritableFileSystemComesAlong() throws IOException {
        Path top = Files.createDirectories(folder.resolve("top"));
        Path below = Files.createDirectories(top.resolve("below"));
        system("mount", "-t", "tmpfs", "below", below.toString());
        try {
            DomainRef ref = opened.run(Containers.named("writes")
                    .root(root)
                    .device("<filesystem type='mount'><source dir='" + top + "'/><target dir='/mnt/top'/></filesystem>")
                    .shell("echo 1 > /mnt/top/below/written"));
            Opened.await(() -> !opened.inspect(ref).isActive(), () -> "it still runs");

            assertTrue(Files.exists(below.resolve("written")));
        } finally {
            system("umount", below.toString());
        }
    }

    private static void system(String... command) {
        ChildProcess.of(List.of(command)).run(Opened.PATIENCE).orFail(command[0]);
    }
}
