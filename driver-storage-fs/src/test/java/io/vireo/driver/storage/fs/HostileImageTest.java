package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.Denied;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and links that would have the platform read what is none of a pool's. */
class HostileImageTest {

    @TempDir
    Path root;

    private Bench bench;
    private StoragePoolRef pool;
    private Path outside;

    @BeforeEach
    void open() throws IOException {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        bench = new Bench(root);
        pool = bench.pool("p");
        outside = Files.writeString(root.resolve("shadow"), "root:hash".repeat(100));
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    private StorageVolRef planted(String name, String format, String beneath) {
        Path file = bench.folder("p").resolve(name);
        Bench.run("qemu-img", "create", "-q", "-u", "-f", "qcow2", "-F", format, "-b", beneath, file.toString(), "1M");
        bench.control(pool).refresh();
        return bench.vols(pool).volByName(name);
    }

    private void refusesToCopy(StorageVolRef ref) {
        Denied refusal = assertThrows(
                Denied.class, () -> bench.vols(pool).createVolFrom(Bench.volXml("copy", "raw", ""), ref, Set.of()));
        assertTrue(refusal.getMessage().contains("is not opened: "), refusal::getMessage);
        assertFalse(bench.files("p").contains("copy"));
        assertThrows(Denied.class, () -> bench.vol(ref).resize(Bytes.ofMib(2), Set.of()));
    }

    @Test
    void whatAnImageNamesBeneathItIsNotRead() {
        StorageVolRef evil = planted("evil", "raw", outside.toString());
        Element document = Element.parse(bench.vol(evil).xmlDesc());
        assertEquals(Optional.of(outside.toString()), document.at("backingStore/path"));
        assertTrue(document.find("backingStore/permissions").isEmpty(), "not even its mode is told");
        refusesToCopy(evil);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json:{\"driver\":\"file\",\"filename\":\"/etc/passwd\"}",
                "nbd://127.0.0.1:1/x",
                "../shadow",
                "fat:rw:/etc"
            })
    void anAddressBeneathIsNotOpened(String beneath) {
        refusesToCopy(planted("evil", "raw", beneath));
    }

    @Test
    void anImageBeneathThatNamesAnotherIsNotReadEither() {
        StorageVolRef evil = planted("evil", "raw", outside.toString());
        refusesToCopy(planted("above", "qcow2", evil.key()));
    }

    @Test
    void imagesThatLieUponEachOtherAreRefused() {
        planted("one", "qcow2", bench.folder("p").resolve("two").toString());
        refusesToCopy(planted("two", "qcow2", bench.folder("p").resolve("one").toString()));
    }

    @Test
    void aRawDiskStaysRawWhateverItsGuestWrites() throws IOException {
        StorageVolRef disk = bench.create(pool, "disk", "raw", "");
        StorageVolRef evil = planted("evil", "raw", outside.toString());
        byte[] header = Files.readAllBytes(Path.of(evil.key()));
        try (var channel = Files.newByteChannel(Path.of(disk.key()), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(header));
        }
        bench.control(pool).refresh();
        Assumptions.assumeTrue(Marks.isRaw(Path.of(disk.key())), "skipped: the file system has no extended attributes");
        assertEquals(
                Optional.of("raw"), Element.parse(bench.vol(disk).xmlDesc()).at("target/format/@type"));
        StorageVolRef copy = bench.vols(pool).createVolFrom(Bench.volXml("copy", "raw", ""), disk, Set.of());
        assertEquals(-1, Files.mismatch(Path.of(disk.key()), Path.of(copy.key())));
    }

    @Test
    void whatWasNamedWhenTheVolumeWasMadeIsRead() throws IOException {
        Path base = root.resolve("base");
        Files.write(base, new byte[1 << 20]);
        StorageVolRef layer = bench.create(
                pool, "layer", "qcow2", "<backingStore><path>" + base + "</path><format type='raw'/></backingStore>");
        Assumptions.assumeTrue(
                Marks.hasBacking(Path.of(layer.key()), base.toString()),
                "skipped: the file system has no extended attributes");
        bench.control(pool).refresh();
        StorageVolRef copy = bench.vols(pool).createVolFrom(Bench.volXml("copy", "raw", ""), layer, Set.of());
        assertEquals(-1, Files.mismatch(base, Path.of(copy.key())));
    }

    @Test
    void aLinkThatLeadsOutIsNoVolume() throws IOException {
        Path folder = bench.folder("p");
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
        Files.createSymbolicLink(folder.resolve("up"), root);
        bench.control(pool).refresh();
        assertEquals(List.of(), bench.names(pool));
    }

    @Test
    void aLinkThatTookTheFilesPlaceIsNotFollowed() throws IOException {
        StorageVolRef disk = bench.create(pool, "disk", "raw", "");
        Path file = Path.of(disk.key());
        Files.delete(file);
        Files.createSymbolicLink(file, outside);
        StorageVolData data = bench.as(StorageVolData.class, disk);
        assertThrows(VirtException.class, () -> data.download(Bytes.ZERO, Bytes.ZERO, Set.of()));
        assertThrows(VirtException.class, () -> data.upload(Bytes.ZERO, Bytes.ZERO, Set.of()));
        assertThrows(VirtException.class, () -> bench.vol(disk).wipe(WipeAlgorithm.ZERO));
        assertThrows(VirtException.class, () -> bench.vol(disk).resize(Bytes.ofMib(2), Set.of()));
        assertThrows(
                VirtException.class,
                () -> bench.vols(pool).createVolFrom(Bench.volXml("copy", "raw", ""), disk, Set.of()));
        bench.vol(disk).delete(Set.of());
        assertEquals("root:hash".repeat(100), Files.readString(outside));
    }

    @Test
    void aLinkInTheWayOfANewVolumeIsNotFollowed() throws IOException {
        Files.createSymbolicLink(bench.folder("p").resolve("v"), root.resolve("made"));
        assertThrows(VirtException.class, () -> bench.create(pool, "v", "qcow2", ""));
        assertFalse(Files.exists(root.resolve("made")));
    }

    @Test
    void headersOfNoiseHurtNobody() throws IOException {
        Random noise = new Random(7);
        List<byte[]> magics = List.of(
                new byte[] {'Q', 'F', 'I', (byte) 0xfb, 0, 0, 0, 3},
                new byte[] {'K', 'D', 'M', 'V'},
                new byte[] {'L', 'U', 'K', 'S', (byte) 0xba, (byte) 0xbe, 0, 1},
                new byte[] {'Q', 'E', 'D', 0},
                "vhdxfile".getBytes(StandardCharsets.US_ASCII),
                "conectix".getBytes(StandardCharsets.US_ASCII));
        for (int each = 0; each < 300; each++) {
            byte[] bytes = new byte[each % 3 == 0 ? 600 : 300_000];
            noise.nextBytes(bytes);
            byte[] magic = magics.get(each % magics.size());
            System.arraycopy(magic, 0, bytes, 0, magic.length);
            Path file = root.resolve("noise");
            Files.write(file, bytes);
            Files.move(file, bench.folder("p").resolve("n" + each), StandardCopyOption.ATOMIC_MOVE);
        }
        bench.control(pool).refresh();
        assertEquals(300, bench.names(pool).size());
        for (StorageVolRef ref : bench.vols(pool).listVols()) {
            Element.parse(bench.vol(ref).xmlDesc());
        }
    }
}
