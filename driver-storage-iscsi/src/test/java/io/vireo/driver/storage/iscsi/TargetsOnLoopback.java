package io.vireo.driver.storage.iscsi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link IscsiPoolTest} runs in a network of its own, beside a real server of targets. */
@InOwnNamespaces
class TargetsOnLoopback {

    private static final int MIB = 1 << 20;
    private static final String PASSWORD = "open sesame %40 'x'";

    @TempDir
    static Path shared;

    private static TargetServer server;

    @TempDir
    Path root;

    private StorageBench bench;
    private Path disk;

    @BeforeAll
    static void start() throws Exception {
        server = new TargetServer(shared);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        bench = new StorageBench(root, StorageIscsiDriver::new);
        byte[] content = new byte[4 * MIB];
        Arrays.fill(content, (byte) 7);
        disk = Files.write(shared.resolve(UUID.randomUUID().toString()), content);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private StoragePoolRef pool(String target, String auth) {
        return bench.pools()
                .definePool(
                        "<pool type='iscsi-direct'><name>" + target + "</name>" + TargetServer.source(target, auth)
                                + "</pool>",
                        Set.of());
    }

    @Test
    void unitsAreFoundMeasuredAndWiped() throws IOException {
        Path other = Files.write(shared.resolve("other"), new byte[2 * MIB]);
        int target = server.offer("open", disk, other);
        Element found = Element.parse(
                bench.pools().findPoolSources("iscsi-direct", Optional.of(TargetServer.source("open", ""))));
        assertTrue(found.toString().contains(TargetServer.name("open")), found::toString);
        StoragePoolRef ref = pool("open", "");
        StoragePoolControl pool = bench.control(ref);
        pool.start(Set.of());
        assertEquals(6 * MIB, pool.info().capacity().bytes());
        List<StorageVolRef> all = bench.vols(ref).listVols();
        assertEquals(
                List.of("unit:0:0:1", "unit:0:0:2"),
                all.stream().map(StorageVolRef::name).toList());
        StorageVolControl first = bench.vol(all.get(0));
        String key = "ip-127.0.0.1:3260-iscsi-" + TargetServer.name("open") + "-lun-1";
        assertEquals(List.of(key, key), List.of(first.path(), all.get(0).key()));
        assertTrue(Element.parse(first.xmlDesc()).has("type", "network"));
        assertEquals(all.get(0), bench.pools().volByPath(key));
        first.wipe(WipeAlgorithm.ZERO);
        assertArrayEquals(new byte[4 * MIB], Files.readAllBytes(disk));
        assertRefused(() -> first.delete(Set.of()), "does not support vol deletion");
        assertRefused(() -> first.wipe(WipeAlgorithm.RANDOM), "not by RANDOM");
        aTargetThatGoes(pool, target);
    }

    private static void assertRefused(Runnable work, String why) {
        Unsupported refusal = assertThrows(Unsupported.class, work::run);
        assertTrue(refusal.getMessage().contains(why), refusal::getMessage);
    }

    private static void aTargetThatGoes(StoragePoolControl pool, int target) {
        server.remove(target);
        VirtException refusal = assertThrows(VirtException.class, pool::refresh);
        assertTrue(
                refusal.getMessage().contains("cannot see target " + TargetServer.name("open")), refusal::getMessage);
        pool.destroy();
        pool.undefine();
    }

    /** Other targets of the server let others in: its list ends at the first of them. */
    @Test
    void aTargetWithAPasswordOpensByItsSecretAndTellsNobody() throws IOException {
        int target = server.offer("closed", disk);
        server.only(target, "web", PASSWORD);
        server.only(server.offer("of-somebody-else"), "other", "another one");
        Path said = shared.resolve("heard");
        TargetServer.overhear(said, shared, "iscsi-ls", "iscsi-readcapacity16", "qemu-io");
        String auth = "<auth type='chap' username='web'><secret uuid='" + bench.secrets.add(PASSWORD) + "'/></auth>";
        StoragePoolRef ref = pool("closed", auth);
        bench.control(ref).start(Set.of());
        assertEquals(List.of("unit:0:0:1"), bench.names(ref));
        bench.vol(bench.vols(ref).volByName("unit:0:0:1")).wipe(WipeAlgorithm.ZERO);
        assertArrayEquals(new byte[4 * MIB], Files.readAllBytes(disk));
        String heard = Files.readString(said);
        for (String program : List.of("iscsi-ls -s", "iscsi-readcapacity16 -i", "qemu-io --object")) {
            assertTrue(heard.contains(program), heard);
        }
        assertFalse(heard.contains("sesame"), heard);
        assertFalse(bench.control(ref).xmlDesc(Set.of()).contains("sesame"));
        String files = StorageBench.run("find", root.toString(), "-type", "f", "-exec", "cat", "{}", "+");
        assertFalse(files.contains("sesame"), files);
        bench.restart();
        bench.control(ref).destroy();
    }

    @Test
    void aWrongPasswordSaysWhatIsRefused() throws IOException {
        int target = server.offer("strict", disk);
        server.only(target, "strict", PASSWORD);
        String auth =
                "<auth type='chap' username='strict'><secret uuid='" + bench.secrets.add("open barley!") + "'/></auth>";
        for (String wrong : List.of("", auth)) {
            StoragePoolRef ref = pool("strict", wrong);
            VirtException refusal =
                    assertThrows(VirtException.class, () -> bench.control(ref).start(Set.of()));
            assertEquals(Optional.of(ErrorCode.AUTH_FAILED), refusal.code());
            assertTrue(refusal.getMessage().contains("refuses this host's name or password"), refusal::getMessage);
            assertFalse(refusal.getMessage().contains("barley"), "it tells the value");
            assertFalse(bench.control(ref).isActive());
            bench.control(ref).undefine();
        }
    }
}
