package io.vireo.driver.storage.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolDownloadFlag;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolUploadFlag;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of volumes: on its way out, on its way in, and under a passphrase. */
class VolumeDataTest {

    private static final int MIB = 1 << 20;

    @TempDir
    Path root;

    private Bench bench;
    private StoragePoolRef pool;

    @BeforeEach
    void open() {
        bench = new Bench(root);
        pool = bench.pool("p");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private StorageVolData data(StorageVolRef ref) {
        return bench.as(StorageVolData.class, ref);
    }

    private static byte[] readAll(VirtStream stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(70_000);
        while (stream.read(part) >= 0) {
            all.write(part.array(), 0, part.position());
            part.clear();
        }
        stream.finish();
        return all.toByteArray();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsRead() {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        VirtStream in = data(ref).upload(Bytes.of(10), Bytes.ZERO, Set.of());
        in.write(bytes("hello "));
        in.write(bytes("world"));
        in.finish();
        VirtStream out = data(ref).download(Bytes.of(10), Bytes.of(11), Set.of());
        assertEquals("hello world", new String(readAll(out), StandardCharsets.UTF_8));
        assertEquals(MIB, readAll(data(ref).download(Bytes.ZERO, Bytes.ZERO, Set.of())).length);
        assertEquals(0, readAll(data(ref).download(Bytes.ofMib(2), Bytes.ZERO, Set.of())).length);
    }

    @Test
    void noMoreIsWrittenThanWasAnnounced() {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        try (VirtStream in = data(ref).upload(Bytes.ZERO, Bytes.of(4), Set.of())) {
            VirtException full = assertThrows(VirtException.class, () -> in.write(bytes("hello")));
            assertEquals("cannot write to stream: No space left on device", full.getMessage());
        }
    }

    @Test
    void aVolumeThatIsWrittenIsNobodyElses() {
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        VirtStream in = data(ref).upload(Bytes.ZERO, Bytes.ZERO, Set.of());
        assertThrows(InvalidState.class, () -> data(ref).download(Bytes.ZERO, Bytes.ZERO, Set.of()));
        assertThrows(InvalidState.class, () -> bench.vol(ref).delete(Set.of()));
        assertThrows(Busy.class, () -> bench.control(pool).refresh());
        assertThrows(Busy.class, () -> bench.control(pool).destroy());
        in.abort();
        bench.control(pool).refresh();
        bench.vol(ref).delete(Set.of());
    }

    @Test
    void holesCrossAsHoles() throws IOException {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        StorageVolRef from = bench.create(pool, "from", "raw", "");
        StorageVolRef to = bench.create(pool, "to", "raw", "");
        VirtStream in = data(from).upload(Bytes.of(MIB / 2), Bytes.ZERO, Set.of());
        in.write(ByteBuffer.wrap(filled(8192)));
        in.finish();
        Files.write(Path.of(to.key()), filled(MIB));

        VirtStream out = data(from).download(Bytes.ZERO, Bytes.ZERO, Set.of(StorageVolDownloadFlag.SPARSE_STREAM));
        VirtStream into = data(to).upload(Bytes.ZERO, Bytes.ZERO, Set.of(StorageVolUploadFlag.SPARSE_STREAM));
        long holes = 0;
        ByteBuffer part = ByteBuffer.allocate(4096);
        for (int count = out.read(part); count >= 0; count = out.read(part.clear())) {
            if (count == 0) {
                long hole = out.readHole();
                holes += hole;
                into.writeHole(hole);
            } else {
                into.write(part.flip());
            }
        }
        out.finish();
        into.finish();
        assertEquals(MIB - 8192, holes);
        assertEquals(-1, Files.mismatch(Path.of(from.key()), Path.of(to.key())));
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    @Test
    void anImageThatIsWrittenIntoARawVolumeIsSeen() throws IOException {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        Path image = root.resolve("image");
        Bench.run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "7M");
        StorageVolRef ref = bench.create(pool, "v", "raw", "");
        VirtStream in = data(ref).upload(Bytes.ZERO, Bytes.ZERO, Set.of());
        in.write(ByteBuffer.wrap(Files.readAllBytes(image)));
        in.finish();
        Element document = Element.parse(bench.vol(ref).xmlDesc());
        assertEquals(Optional.of("qcow2"), document.at("target/format/@type"));
        assertEquals(Optional.of(Integer.toString(7 * MIB)), document.at("capacity"));
    }

    @Test
    void anEncryptedVolumeIsOpenedByItsSecret() throws IOException {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        UUID secret = bench.secrets.add("open sesame");
        String encryption = "<encryption format='luks'><secret type='passphrase' uuid='" + secret + "'/></encryption>";
        StorageVolRef plain = bench.create(pool, "plain", "raw", "");
        Files.write(Path.of(plain.key()), filled(MIB));
        String xml =
                Bench.volXml("locked", "raw", "").replace("<format type='raw'/>", "<format type='raw'/>" + encryption);
        StorageVolRef locked = bench.vols(pool).createVolFrom(xml, plain, Set.of());
        Element document = Element.parse(bench.vol(locked).xmlDesc());
        assertEquals(Optional.of(Integer.toString(MIB)), document.at("capacity"));
        assertEquals(Optional.of(secret.toString()), document.at("target/encryption/secret/@uuid"));
        assertTrue(Files.readString(Path.of(locked.key()), StandardCharsets.ISO_8859_1)
                .startsWith("LUKS"));
        bench.control(pool).refresh();
        StorageVolRef opened = bench.vols(pool).createVolFrom(Bench.volXml("opened", "raw", ""), locked, Set.of());
        assertArrayEquals(filled(MIB), Files.readAllBytes(Path.of(opened.key())));
        assertEquals(0, passphrases(), "a passphrase is left in a file");
    }

    @Test
    void anEncryptedVolumeGrowsByItsSecretAndAWipeTakesItsKeyToo() throws IOException {
        Assumptions.assumeTrue(ChildProcess.find("qemu-img").isPresent(), "skipped: qemu-img is not installed");
        UUID secret = bench.secrets.add("open sesame");
        String encryption = "<encryption format='luks'><secret type='passphrase' uuid='" + secret + "'/></encryption>";
        StorageVolRef plain = bench.create(pool, "plain", "raw", "");
        Files.write(Path.of(plain.key()), filled(MIB));
        String xml =
                Bench.volXml("locked", "raw", "").replace("<format type='raw'/>", "<format type='raw'/>" + encryption);
        StorageVolRef locked = bench.vols(pool).createVolFrom(xml, plain, Set.of());
        bench.vol(locked).resize(Bytes.of(2 * MIB), Set.of());
        assertEquals(2 * MIB, bench.vol(locked).info(Set.of()).capacity().bytes());
        StorageVolRef opened = bench.vols(pool).createVolFrom(Bench.volXml("opened", "raw", ""), locked, Set.of());
        byte[] content = Files.readAllBytes(Path.of(opened.key()));
        assertEquals(2 * MIB, content.length);
        assertArrayEquals(filled(MIB), Arrays.copyOf(content, MIB));
        assertEquals(0, passphrases(), "a passphrase is left in a file");
        bench.vol(locked).wipe(WipeAlgorithm.ZERO);
        assertArrayEquals(new byte[MIB], Arrays.copyOf(Files.readAllBytes(Path.of(locked.key())), MIB));
    }

    private long passphrases() throws IOException {
        try (var files = Files.walk(root.resolve("run"))) {
            return files.filter(each -> each.getFileName().toString().startsWith(".new-"))
                    .count();
        }
    }

    @Test
    void anEncryptedVolumeWithoutItsSecretIsRefused() {
        String missing =
                "<encryption format='luks'><secret type='passphrase' uuid='" + UUID.randomUUID() + "'/></encryption>";
        String xml = Bench.volXml("v", "raw", "").replace("<format type='raw'/>", "<format type='raw'/>" + missing);
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.vols(pool).createVol(xml, Set.of()));
        assertTrue(refusal.getMessage().startsWith("Secret not found: "), refusal::getMessage);
        assertEquals(0, bench.files("p").size());
    }
}
