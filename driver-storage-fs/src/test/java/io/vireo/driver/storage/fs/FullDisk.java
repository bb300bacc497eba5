package io.vireo.driver.storage.fs;

import io.vireo.Bytes;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.storage.StoragePoolRef;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolResizeFlag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What {@link FullDiskTest} runs among mounts of its own. */
final class FullDisk {

    private static final int MIB = 1 << 20;
    private static final String LARGE = "<volume><name>large</name><capacity unit='MiB'>32</capacity>%s"
            + "<target><format type='%s'/></target></volume>";

    private final Bench bench;
    private final StoragePoolRef small;
    private final StoragePoolRef roomy;

    private FullDisk(Bench bench) {
        this.bench = bench;
        this.small = bench.pool("small");
        this.roomy = bench.pool("roomy");
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Path folder = Files.createDirectories(root.resolve("pools/small"));
        Bench.run("mount", "-t", "tmpfs", "-o", "size=8m", "none", folder.toString());
        try (Bench bench = new Bench(root)) {
            FullDisk disk = new FullDisk(bench);
            disk.aVolumeThatIsAllocated();
            disk.copies();
            disk.anUpload();
            disk.aVolumeThatGrows();
        } finally {
            Bench.run("umount", folder.toString());
        }
        System.out.println("all is well");
    }

    private void refused(Runnable work, String... left) {
        try {
            work.run();
        } catch (VirtException refusal) {
            require(refusal.getMessage().contains("No space left on device"), refusal.getMessage());
            require(bench.files("small").equals(List.of(left)), "left: " + bench.files("small"));
            bench.control(small).refresh();
            require(bench.names(small).equals(List.of(left)), "listed: " + bench.names(small));
            return;
        }
        throw new IllegalStateException("it fits into a full disk");
    }

    private void aVolumeThatIsAllocated() {
        refused(() -> bench.vols(small).createVol(String.format(LARGE, "", "raw"), Set.of()));
    }

    private void copies() throws IOException {
        StorageVolRef full = bench.vols(roomy).createVol(String.format(LARGE, "", "raw"), Set.of());
        byte[] noise = new byte[32 * MIB];
        new Random(1).nextBytes(noise);
        Files.write(Path.of(full.key()), noise);
        for (String format : List.of("raw", "qcow2", "vmdk")) {
            refused(() -> bench.vols(small)
                    .createVolFrom(String.format(LARGE, "<allocation>0</allocation>", format), full, Set.of()));
        }
    }

    private void anUpload() {
        StorageVolRef ref =
                bench.vols(small).createVol(String.format(LARGE, "<allocation>0</allocation>", "raw"), Set.of());
        VirtStream in = bench.as(StorageVolData.class, ref).upload(Bytes.ZERO, Bytes.ZERO, Set.of());
        try {
            write(in);
            throw new IllegalStateException("it fits into a full disk");
        } catch (VirtException refusal) {
            require(refusal.getMessage().contains("No space left on device"), refusal.getMessage());
        }
        in.abort();
        bench.vol(ref).delete(Set.of());
    }

    private static void write(VirtStream in) {
        for (int each = 0; each < 32; each++) {
            in.write(ByteBuffer.wrap(new byte[MIB]));
        }
    }

    private void aVolumeThatGrows() throws IOException {
        StorageVolRef ref = bench.create(small, "v", "raw", "");
        // Taken by somebody else after the pool was measured.
        Files.write(bench.folder("small").resolve("ballast"), new byte[4 * MIB]);
        refused(() -> bench.vol(ref).resize(Bytes.ofMib(7), Set.of(StorageVolResizeFlag.ALLOCATE)), "ballast", "v");
        require(Files.size(Path.of(ref.key())) == MIB, "it is longer");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
