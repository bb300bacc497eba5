package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.Bytes;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolInfo;
import io.vireo.storage.StorageVolInfoFlag;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes: made, copied, resized and wiped, in every format. */
class VolumeTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path root;

    private Bench bench;
    private StoragePoolRef pool;

    @BeforeEach
    void open() {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        bench = new Bench(root);
        pool = bench.pool("p");
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    private Element document(StorageVolRef ref) {
        return Element.parse(bench.vol(ref).xmlDesc());
    }

    private Optional<String> format(StorageVolRef ref) {
        return document(ref).at("target/format/@type");
    }

    private long capacity(StorageVolRef ref) {
        return bench.vol(ref).info(Set.of()).capacity().bytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "qcow", "qcow2", "qed", "vmdk", "vdi", "vhdx"})
    void aVolumeIsWhatItWasMadeAsAlsoAfterARefresh(String format) {
        StorageVolRef ref = bench.create(pool, "v", format, "");
        Element before = document(ref);
        bench.control(pool).refresh();
        assertEquals(Optional.of(format), format(ref));
        assertTrue(capacity(ref) >= MIB, () -> "capacity " + capacity(ref));
        assertEquals(before.at("capacity"), document(ref).at("capacity"));
        assertEquals(Optional.of("0600"), document(ref).at("target/permissions/mode"));
    }

    @Test
    void aRawVolumeTakesAsMuchStorageAsIsAskedFor() {
        StorageVolRef sparse = bench.create(pool, "sparse", "raw", "");
        StorageVolRef full = bench.vols(pool)
                .createVol(Bench.volXml("full", "raw", "").replace("<allocation>0</allocation>", ""), Set.of());
        assertEquals(0, bench.vol(sparse).info(Set.of()).allocation().bytes());
        assertEquals(MIB, bench.vol(full).info(Set.of()).allocation().bytes());
        StorageVolInfo physical = bench.vol(sparse).info(Set.of(StorageVolInfoFlag.GET_PHYSICAL));
        assertEquals(MIB, physical.allocation().bytes());
    }

    @Test
    void whatAppearsInTheFolderIsFoundByARefresh() {
        Bench.run(
                "qemu-img",
                "create",
                "-q",
                "-f",
                "qcow2",
                bench.folder("p").resolve("new").toString(),
                "5M");
        assertEquals(List.of(), bench.names(pool));
        bench.control(pool).refresh();
        assertEquals(List.of("new"), bench.names(pool));
        StorageVolRef ref = bench.vols(pool).volByName("new");
        assertEquals(5 * MIB, capacity(ref));
        assertEquals(Optional.of("1.1"), document(ref).at("target/compat"));
        assertEquals(ref, bench.pools().volByKey(ref.key()));
        assertEquals(ref, bench.pools().volByPath(bench.folder("p") + "/new"));
    }

    @Test
    void aLayerLiesUponItsBackingStore() {
        StorageVolRef base = bench.create(pool, "base", "qcow2", "");
        String beneath = "<backingStore><path>" + base.key() + "</path><format type='qcow2'/></backingStore>";
        StorageVolRef layer = bench.create(pool, "layer", "qcow2", beneath);
        bench.control(pool).refresh();
        assertEquals(Optional.of(base.key()), document(layer).at("backingStore/path"));
        assertEquals(Optional.of("qcow2"), document(layer).at("backingStore/format/@type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<volume/> | XML error: missing volume name element",
                "<pool/> | XML error: expecting root element of 'volume', not 'pool'",
                "<volume><name>x</name></volume> | XML error: missing capacity element",
                "<volume><name>x</name><capacity>abc</capacity></volume> | XML error: malformed capacity element",
                "<volume><name>a/b</name><capacity>1</capacity></volume>"
                        + " | Requested operation is not valid: volume name 'a/b' cannot contain '/'",
                "<volume><name>x</name><capacity>1</capacity><target><format type='foo'/></target></volume>"
                        + " | unsupported configuration: unknown volume format type foo",
                "<volume><name>x</name><capacity>1</capacity><backingStore><path>/x</path></backingStore></volume>"
                        + " | this function is not supported by the connection driver: backing storage not supported for"
                        + " raw volumes",
                "<volume><name>x</name><capacity>1</capacity><target><encryption format='foo'/></target></volume>"
                        + " | unsupported configuration: unknown volume encryption format type foo",
                "<volume><name>x</name><capacity>1</capacity><target><format type='qcow2'/></target><backingStore>"
                        + "<path>/nope</path></backingStore></volume>"
                        + " | inaccessible backing store volume /nope: No such file or directory",
            })
    void aWrongVolumeIsRefusedAndLeavesNothing(String xml, String sentence) {
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.vols(pool).createVol(xml, Set.of()));
        assertEquals(sentence, refusal.getMessage());
        assertEquals(List.of(), bench.files("p"));
        assertEquals(List.of(), bench.names(pool));
    }

    @Test
    void aVolumeThatDoesNotFitLeavesNothing() {
        String xml = "<volume><name>huge</name><capacity unit='EiB'>4</capacity></volume>";
        assertThrows(VirtException.class, () -> bench.vols(pool).createVol(xml, Set.of()));
        assertEquals(List.of(), bench.files("p"));
        assertEquals(List.of(), bench.names(pool));
        bench.create(pool, "huge", "raw", "");
    }

    @Test
    void aFileThatIsInTheWayStays() throws IOException {
        Files.writeString(bench.folder("p").resolve("v"), "mine");
        VirtException refusal = assertThrows(AlreadyExists.class, () -> bench.create(pool, "v", "raw", ""));
        assertTrue(refusal.getMessage().endsWith("already exists"), refusal::getMessage);
        assertEquals("mine", Files.readString(bench.folder("p").resolve("v")));
    }

    @Test
    void aCopyHasTheContentInAnotherFormat() throws IOException {
        StorageVolRef original = bench.create(pool, "v", "raw", "");
        byte[] content = "something".getBytes(StandardCharsets.UTF_8);
        Files.write(Path.of(original.key()), Arrays.copyOf(content, (int) MIB));
        StorageVolRef copy = bench.vols(pool).createVolFrom(Bench.volXml("c", "qcow2", ""), original, Set.of());
        StorageVolRef back = bench.vols(pool).createVolFrom(Bench.volXml("b", "raw", ""), copy, Set.of());
        assertEquals(Optional.of("qcow2"), format(copy));
        assertEquals(-1, Files.mismatch(Path.of(original.key()), Path.of(back.key())));
        assertEquals(List.of("b", "c", "v"), bench.names(pool));
    }

    @Test
    void aCopyIsAsLargeAsItsOriginalAtLeast() {
        StorageVolRef original = bench.create(pool, "v", "raw", "");
        StorageVolRef copy = bench.vols(pool)
                .createVolFrom("<volume><name>c</name><capacity>1</capacity></volume>", original, Set.of());
        assertEquals(MIB, capacity(copy));
    }

    @Test
    void blocksAreSharedWhereTheFileSystemCan() {
        StorageVolRef original = bench.create(pool, "v", "raw", "");
        try {
            bench.vols(pool)
                    .createVolFrom(Bench.volXml("c", "raw", ""), original, Set.of(StorageVolCreateFlag.REFLINK));
        } catch (VirtException cannot) {
            assertEquals(
                    "failed to clone files from '" + original.key() + "': Operation not supported",
                    cannot.getMessage());
            assertEquals(List.of("v"), bench.files("p"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "qcow2"})
    void aVolumeGrowsAndShrinksAsAsked(String format) {
        StorageVolRef ref = bench.create(pool, "v", format, "");
        bench.vol(ref).resize(Bytes.ofMib(3), Set.of());
        assertEquals(3 * MIB, capacity(ref));
        bench.vol(ref).resize(Bytes.ofMib(1), Set.of(StorageVolResizeFlag.DELTA));
        assertEquals(4 * MIB, capacity(ref));
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.vol(ref).resize(Bytes.ofMib(1), Set.of()));
        assertEquals(
                "invalid argument: Can't shrink capacity below current capacity unless shrink flag explicitly specified",
                refusal.getMessage());
        bench.vol(ref).resize(Bytes.ofMib(1), Set.of(StorageVolResizeFlag.SHRINK));
        assertEquals(MIB, capacity(ref));
    }

    @Test
    void wipingLeavesNothingOfTheContent() throws IOException {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        byte[] content = new byte[(int) MIB];
        Arrays.fill(content, (byte) 'x');
        Files.write(Path.of(ref.key()), content);
        bench.vol(ref).wipe(WipeAlgorithm.ZERO);
        assertTrue(Arrays.equals(new byte[(int) MIB], Files.readAllBytes(Path.of(ref.key()))));
    }

    @ParameterizedTest
    @EnumSource(
            value = WipeAlgorithm.class,
            names = {"ZERO", "TRIM", "UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyAlgorithmOverwritesEverything(WipeAlgorithm algorithm) throws IOException {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        byte[] content = new byte[100_001];
        Arrays.fill(content, (byte) 'x');
        Files.write(Path.of(ref.key()), content);
        bench.vol(ref).wipe(algorithm);
        byte[] wiped = Files.readAllBytes(Path.of(ref.key()));
        assertEquals(content.length, wiped.length);
        String text = new String(wiped, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("xxxx"), algorithm::name);
    }

    @Test
    void trimmingIsRefused() {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.vol(ref).wipe(WipeAlgorithm.TRIM));
        assertEquals("argument unsupported: 'trim' algorithm not supported", refusal.getMessage());
    }

    @Test
    void aWipedImageIsRaw() {
        StorageVolRef ref = bench.create(pool, "v", "qcow2", "");
        bench.vol(ref).wipe(WipeAlgorithm.ZERO);
        assertEquals(Optional.of("raw"), format(ref));
    }

    @Test
    void aVolumeThatSomebodyRemovedIsGone() throws IOException {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        Files.delete(Path.of(ref.key()));
        VirtException gone =
                assertThrows(VirtException.class, () -> bench.vol(ref).xmlDesc());
        assertEquals(
                "Storage volume not found: no storage vol with matching path '" + ref.key() + "'", gone.getMessage());
        bench.vol(ref).delete(Set.of());
        assertEquals(List.of(), bench.names(pool));
    }
}
