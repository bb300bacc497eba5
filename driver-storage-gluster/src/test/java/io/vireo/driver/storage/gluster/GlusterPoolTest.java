package io.vireo.driver.storage.gluster;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GlusterFS: what a definition may say, and a real server in a network of its own. */
class GlusterPoolTest {

    private static final OwnNamespaces SERVERS = OwnNamespaces.needing(
                    "mount", "glusterd", "gluster", "mount.glusterfs", "qemu-img")
            .forServers();

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
        try (StorageBench bench = new StorageBench(root, StorageGlusterDriver::new)) {
            String xml = "<pool type='gluster'><name>g</name><source><host name='" + host + "'/><dir path='" + folder
                    + "'/><name>" + volume + "</name></source></pool>";
            VirtException refusal =
                    assertThrows(VirtException.class, () -> bench.pools().definePool(xml, Set.of()));
            assertTrue(refusal.getMessage().contains(sentence), refusal::getMessage);
        }
    }

    @Test
    void theFilesOfAServerAreVolumes() {
        SERVERS.require();
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "skipped: this user may not use /dev/fuse");
        SERVERS.run(ServerOfItsOwn.class);
    }
}
