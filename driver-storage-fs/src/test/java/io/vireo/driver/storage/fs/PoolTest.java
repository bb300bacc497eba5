package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.event.StoragePoolEvent;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolListFlag;
import io.vireo.storage.StoragePoolRef;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools: defined, built, started, found again, and refused in libvirt's words. */
class PoolTest {

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(root);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String refused(String xml) {
        return assertThrows(VirtException.class, () -> bench.pools().definePool(xml, Set.of()))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<network/> | XML error: expecting root element of 'pool', not 'network'",
                "<pool/> | XML error: Missing required attribute 'type' in element 'pool'",
                "<pool type='foo'/> | XML error: Invalid value for attribute 'type' in element 'pool': 'foo'.",
                "<pool type='dir'/> | XML error: missing pool source name element",
                "<pool type='dir'><name>a/b</name></pool> | XML error: name a/b cannot contain '/'",
                "<pool type='dir'><name>a</name><target/></pool> | XML error: missing storage pool target path",
                "<pool type='fs'><name>a</name><target><path>/x</path></target></pool>"
                        + " | XML error: missing storage pool source device name",
                "<pool type='gluster'><name>a</name></pool>"
                        + " | internal error: missing backend for pool type 11 (gluster)",
                "<pool type='dir'><name>a</name><uuid>x</uuid></pool> | XML error: malformed uuid element",
                "<pool type='netfs'><name>a</name><source><host name='h'/></source><target><path>/x</path></target></pool>"
                        + " | XML error: missing storage pool source path",
            })
    void aWrongDefinitionIsRefusedInLibvirtsWords(String xml, String sentence) {
        assertEquals(sentence, refused(xml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iscsi", "scsi", "mpath", "rbd", "sheepdog", "zfs", "vstorage"})
    void aTypeThatNobodyHasIsRefusedWithWhatToDoInstead(String type) {
        String message = refused("<pool type='" + type + "'><name>a</name></pool>");
        assertTrue(message.contains("(" + type + "): no driver for it is installed; "), message);
        assertTrue(message.contains("a pool of type "), message);
    }

    @ParameterizedTest
    @CsvSource({"rel", "/a/../etc", "/", "/a/.."})
    void aTargetThatIsNoPlainFolderIsRefused(String path) {
        String message = refused("<pool type='dir'><name>a</name><target><path>" + path + "</path></target></pool>");
        assertTrue(message.contains("target path"), message);
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        String xml = bench.poolXml("a").replace("</pool>", "<bogus/></pool>");
        assertTrue(refused(xml).contains("bogus (line 1)"), refused(xml));
    }

    @Test
    void anotherPoolDoesNotStandOnTheSameFolder() {
        bench.pools().definePool(bench.poolXml("a"), Set.of());
        String other = bench.poolXml("a").replace("<name>a<", "<name>b<");
        AlreadyExists refusal =
                assertThrows(AlreadyExists.class, () -> bench.pools().definePool(other, Set.of()));
        assertEquals("operation failed: Storage source conflict with pool: 'a'", refusal.getMessage());
    }

    @Test
    void aPoolThatRunsIsFoundAgainWithItsVolumes() {
        StoragePoolRef pool = bench.pool("a");
        bench.create(pool, "v", "qcow2", "");
        bench.restart();
        assertTrue(bench.control(pool).isActive());
        assertTrue(bench.control(pool).isPersistent());
        assertEquals(List.of("v"), bench.names(pool));
    }

    @Test
    void aTransientPoolIsFoundAgainToo() throws IOException {
        Files.createDirectories(bench.folder("t"));
        StoragePoolRef pool = bench.pools().createPool(bench.poolXml("t"), Set.of());
        bench.restart();
        assertTrue(bench.control(pool).isActive());
        assertFalse(bench.control(pool).isPersistent());
        bench.control(pool).destroy();
        assertThrows(NotFound.class, () -> bench.control(pool));
        bench.restart();
        assertThrows(NotFound.class, () -> bench.control(pool));
    }

    @Test
    void aPoolWhoseFolderWentIsStoppedAfterARestart() throws IOException {
        StoragePoolRef pool = bench.pool("a");
        Files.delete(bench.folder("a"));
        bench.restart();
        assertFalse(bench.control(pool).isActive());
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path passphrase = Files.writeString(root.resolve("run/storage/fs/.new-of-a-killed-process"), "open sesame");
        bench.restart();
        assertFalse(Files.exists(passphrase));
    }

    @Test
    void whatIsMarkedStartsWithTheHostOnce() throws IOException {
        StoragePoolRef pool = bench.pool("a");
        bench.control(pool).setAutostart(true);
        bench.control(pool).destroy();
        bench.restart();
        assertFalse(bench.control(pool).isActive(), "somebody stopped it since the host was started");
        Files.delete(root.resolve("run/storage/fs/autostarted"));
        bench.restart();
        assertTrue(bench.control(pool).isActive(), "the host was started");
    }

    @Test
    void aStartThatFailsLeavesNothing() {
        StoragePoolRef pool = bench.pools().definePool(bench.poolXml("a"), Set.of());
        VirtException failure =
                assertThrows(VirtException.class, () -> bench.control(pool).start(Set.of()));
        assertEquals(
                "cannot open directory '" + bench.folder("a") + "': No such file or directory", failure.getMessage());
        assertFalse(bench.control(pool).isActive());
        String transientXml = bench.poolXml("t");
        assertThrows(VirtException.class, () -> bench.pools().createPool(transientXml, Set.of()));
        assertThrows(NotFound.class, () -> bench.pools().poolByName("t"));
    }

    @Test
    void aPoolIsBuiltWithTheModeThatItAsksFor() throws IOException {
        StoragePoolRef pool = bench.pools()
                .definePool(
                        bench.poolXml("a").replace("</path>", "</path><permissions><mode>0750</mode></permissions>"),
                        Set.of());
        bench.control(pool).start(Set.of(StoragePoolCreateFlag.WITH_BUILD));
        assertEquals(
                Optional.of("0750"),
                Element.parse(bench.control(pool).xmlDesc(Set.of())).at("target/permissions/mode"));
        assertEquals(0750, (Integer) Files.getAttribute(bench.folder("a"), "unix:mode") & 0777);
    }

    @Test
    void aFolderIsNotFormatted() {
        StoragePoolRef pool = bench.pools().definePool(bench.poolXml("a"), Set.of());
        InvalidState refusal = assertThrows(
                InvalidState.class, () -> bench.control(pool).build(Set.of(StoragePoolBuildFlag.OVERWRITE)));
        assertTrue(refusal.getMessage().endsWith("No source device specified when formatting pool 'a'"));
    }

    @Test
    void deletingAPoolThatHasFilesFailsAndKeepsThem() throws IOException {
        StoragePoolRef pool = bench.pool("a");
        Files.writeString(bench.folder("a").resolve("kept"), "kept");
        bench.control(pool).destroy();
        assertThrows(VirtException.class, () -> bench.control(pool).delete(Set.of()));
        assertEquals(List.of("kept"), bench.files("a"));
    }

    @Test
    void anotherDefinitionCountsFromTheNextStart() {
        StoragePoolRef pool = bench.pool("a");
        String moved = bench.poolXml("a")
                .replace("<target>", "<uuid>" + pool.uuid() + "</uuid><target>")
                .replace(bench.folder("a").toString(), bench.folder("b").toString());
        bench.pools().definePool(moved, Set.of());
        assertEquals(pool, bench.pools().poolByTargetPath(bench.folder("a") + "/"));
        bench.control(pool).destroy();
        assertEquals(pool, bench.pools().poolByTargetPath(bench.folder("b").toString()));
    }

    @Test
    void poolsAreListedAsAsked() {
        StoragePoolRef running = bench.pool("a");
        StoragePoolRef defined = bench.pools().definePool(bench.poolXml("b"), Set.of());
        assertEquals(List.of(running), bench.pools().listPools(Set.of(StoragePoolListFlag.ACTIVE)));
        assertEquals(List.of(defined), bench.pools().listPools(Set.of(StoragePoolListFlag.INACTIVE)));
        assertEquals(2, bench.pools().listPools(Set.of(StoragePoolListFlag.DIR)).size());
        assertEquals(0, bench.pools().listPools(Set.of(StoragePoolListFlag.FS)).size());
    }

    @Test
    void aRefreshIsTold() {
        StoragePoolRef pool = bench.pool("a");
        bench.control(pool).refresh();
        assertEquals(new StoragePoolEvent.Refresh(pool), bench.events.get(bench.events.size() - 1));
    }

    @Test
    void whatCannotBeSearchedForIsSaid() {
        Unsupported refusal =
                assertThrows(Unsupported.class, () -> bench.pools().findPoolSources("dir", Optional.empty()));
        assertTrue(refusal.getMessage().endsWith("pool type 'dir' does not support source discovery"));
        VirtException otherKind =
                assertThrows(VirtException.class, () -> bench.pools().findPoolSources("netfs", Optional.of("<pool/>")));
        assertEquals("XML error: expecting root element of 'source', not 'pool'", otherKind.getMessage());
        VirtException unknown =
                assertThrows(VirtException.class, () -> bench.pools().findPoolSources("foo", Optional.empty()));
        assertEquals("internal error: unknown storage pool type foo", unknown.getMessage());
    }

    @Test
    void theCapabilitiesNameEveryTypeAndWhatIsThere() {
        Element all = Element.parse(bench.pools().poolCapabilities());
        assertEquals(14, all.children("pool").size());
        assertEquals(
                List.of("dir", "fs", "netfs"),
                all.children("pool").stream()
                        .filter(each -> each.has("supported", "yes"))
                        .map(each -> each.attribute("type").orElseThrow())
                        .toList());
    }
}
