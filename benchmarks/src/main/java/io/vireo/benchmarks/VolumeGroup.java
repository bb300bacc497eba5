package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtStream;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Making, copying and filling volumes of a folder, beside the bare programs. */
final class VolumeGroup implements Group {

    private static final long MIB = 1 << 20;
    private static final long SIZE = 192 * MIB;

    /** How much is sent at once. */
    private static final int PIECE = 1 << 20;

    private static final int WARM = 400;
    private static final Limit LITTLE_MORE = new Limit.Ratio(1.1);

    private final List<Figure> figures = new ArrayList<>();
    private Path folder;
    private int rounds;
    private int number;

    @Override
    public List<Figure> measure(Effort effort, Path where) throws Exception {
        folder = Files.createDirectory(where.resolve("pool"));
        rounds = 2 * effort.rounds() + 1;
        Path content = content(where.resolve("content"));
        try (Connect connect = Vireo.load().open("storage:///system?root=" + where.resolve("root"))) {
            StoragePool pool = connect.at(connect.as(StoragePools.class)
                    .createPool(
                            "<pool type='dir'><name>bench</name><target><path>" + folder + "</path></target></pool>",
                            Set.of()));
            for (int warm = 0; warm < WARM; warm++) {
                timed(() -> pool.createVol(volume("made", "raw", 0)), "made", pool);
            }
            creates(pool);
            copies(pool, content);
            uploads(pool, content);
        }
        return figures;
    }

    private static Path content(Path file) throws IOException {
        byte[] noise = new byte[(int) MIB];
        Random random = new Random(1);
        try (FileChannel channel = FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            for (long at = 0; at < SIZE; at += MIB) {
                random.nextBytes(noise);
                channel.write(ByteBuffer.wrap(noise));
            }
            channel.force(true);
        }
        return file;
    }

    private static String volume(String name, String format, long allocation) {
        return "<volume><name>" + name + "</name><capacity>" + SIZE + "</capacity><allocation>" + allocation
                + "</allocation><target><format type='" + format + "'/></target></volume>";
    }

    private void compare(String what, String reference, Pair.Timed ours, Pair.Timed bare) throws Exception {
        figures.add(Figure.compared(what, Unit.MILLISECONDS, Pair.inTurn(rounds, ours, bare), reference, LITTLE_MORE));
    }

    private void creates(StoragePool pool) throws Exception {
        compare(
                "volume: create, qcow2",
                "qemu-img create",
                () -> timed(() -> pool.createVol(volume("made", "qcow2", 0)), "made", pool),
                () -> program("qemu-img", "create", "-q", "-f", "qcow2", target(), SIZE / MIB + "M"));
        compare(
                "volume: create, raw, 192 MiB allocated",
                "qemu-img create",
                () -> timed(() -> pool.createVol(volume("made", "raw", SIZE)), "made", pool),
                () -> program(
                        "qemu-img",
                        "create",
                        "-q",
                        "-f",
                        "raw",
                        "-o",
                        "preallocation=falloc",
                        target(),
                        SIZE / MIB + "M"));
    }

    private void copies(StoragePool pool, Path content) throws Exception {
        Files.copy(content, folder.resolve("raw"));
        program("qemu-img", "convert", "-f", "raw", "-O", "qcow2", content.toString(), folder.resolve("qcow2") + "");
        number = 0;
        pool.refresh();
        StorageVol raw = pool.vol("raw");
        StorageVol layered = pool.vol("qcow2");
        compare(
                "volume: clone, raw, 192 MiB",
                "cp",
                () -> timed(() -> pool.createVolFrom(volume("copy", "raw", SIZE), raw), "copy", pool),
                () -> program("cp", raw.path(), target()));
        compare(
                "volume: clone, qcow2, 192 MiB",
                "qemu-img convert",
                () -> timed(() -> pool.createVolFrom(volume("copy", "qcow2", 0), layered), "copy", pool),
                () -> program("qemu-img", "convert", "-f", "qcow2", "-O", "qcow2", layered.path(), target()));
    }

    private void uploads(StoragePool pool, Path content) throws Exception {
        compare(
                "volume: upload, 192 MiB",
                "cp",
                () -> {
                    StorageVol filled = pool.createVol(volume("filled", "raw", 0));
                    return timed(() -> upload(filled, content), "filled", pool);
                },
                () -> program("cp", content.toString(), target()));
    }

    /** As cp does, which never has the bytes in its own memory, the content is read where the system keeps it. */
    private static void upload(StorageVol volume, Path content) throws IOException {
        try (FileChannel in = FileChannel.open(content);
                VirtStream out = volume.upload()) {
            ByteBuffer all = in.map(FileChannel.MapMode.READ_ONLY, 0, SIZE);
            while (all.position() < SIZE) {
                out.write(all.limit(all.position() + PIECE));
            }
            out.finish();
        }
    }

    /** What takes time. */
    private interface Step {
        void run() throws Exception;
    }

    /** The milliseconds of a step; the volume that it leaves is removed, which does not count. */
    private static double timed(Step step, String leaves, StoragePool pool) throws Exception {
        long begin = System.nanoTime();
        step.run();
        double millis = (System.nanoTime() - begin) / 1e6;
        pool.vol(leaves).delete();
        return millis;
    }

    private String target() {
        return folder.resolveSibling("bare-" + number++).toString();
    }

    private double program(String... command) throws Exception {
        long begin = System.nanoTime();
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status);
        }
        if (number > 0) {
            Files.deleteIfExists(folder.resolveSibling("bare-" + (number - 1)));
        }
        return millis;
    }
}
