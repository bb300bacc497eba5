package io.vireo.driver.storage.gluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GlusterFS: what a definition may say, and a real server in a network of its own. */
class GlusterPoolTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "'', vol, /, missing storage pool source host name",
        "h, '', /, missing storage pool source volume name",
        "-o, vol, /, is no name of a host",
        "h, ../vol, /, is no name of a volume",
        "h, vol, images, must start with / and not step back",
        "h, vol, /images/../.., must start with / and not step back"
    })
    void whatIsMissingOrWouldLeadOutIsRefused(String host, String volume, String folder, String sentence) {
        try (Bench bench = new Bench(root)) {
            String xml = "<pool type='gluster'><name>g</name><source><host name='" + host + "'/><dir path='" + folder
                    + "'/><name>" + volume + "</name></source></pool>";
            VirtException refusal =
                    assertThrows(VirtException.class, () -> bench.pools().definePool(xml, Set.of()));
            assertTrue(refusal.getMessage().contains(sentence), refusal::getMessage);
        }
    }

    @Test
    void theFilesOfAServerAreVolumes() {
        boolean tools = Stream.of("unshare", "ip", "glusterd", "gluster", "mount.glusterfs", "qemu-img")
                .allMatch(each -> ChildProcess.find(each).isPresent());
        Assumptions.assumeTrue(tools, "skipped: unshare, ip, glusterd, mount.glusterfs or qemu-img is not installed");
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "skipped: this user may not use /dev/fuse");
        List<String> apart = List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");
        Assumptions.assumeTrue(
                ChildProcess.of(Stream.concat(apart.stream(), Stream.of("true")).toList())
                        .run(Duration.ofSeconds(20))
                        .isSuccess(),
                "skipped: this user may not have a network of his own");
        Outcome outcome = ChildProcess.of(Stream.concat(
                                apart.stream(),
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        // Each is process 1 of its own, and two of them would share a file of this
                                        // number.
                                        "-XX:-UsePerfData",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ServerOfItsOwn.class.getName(),
                                        root.toString()))
                        .toList())
                .run(Duration.ofMinutes(3));
        assertEquals("all is well", outcome.output().strip(), outcome::errors);
    }
}
