package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.VolumeRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The empty qcow2 image that {@code qemu-img create} makes when nothing special is asked for, byte for byte, without starting
 * it. The first cluster is the header, then come the table of reference counts, its only block, and the first level of the
 * table of clusters, which has nothing to point to yet.
 */
final class BlankQcow2 {

    private static final int MAGIC = 0x514649fb;
    private static final int VERSION = 2;
    private static final int CLUSTER_BITS = 16;
    private static final int CLUSTER = 1 << CLUSTER_BITS;
    private static final int USED = 4;

    /** How many bytes an entry of the first level stands for. */
    private static final long REACH = (long) CLUSTER * (CLUSTER / Long.BYTES);

    /** What a first level of one cluster reaches. */
    private static final long LARGEST = REACH * (CLUSTER / Long.BYTES);

    private BlankQcow2() {}

    /** Says whether it is such an image that is wanted. */
    static boolean suits(VolumeRequest wanted, long capacity) {
        return VolumeFormat.of(wanted).equals("qcow2")
                && wanted.backing().isEmpty()
                && wanted.encryption().isEmpty()
                && VolumeFormat.options(wanted, Optional.empty()).equals("compat=0.10")
                && capacity > 0
                && capacity <= LARGEST;
    }

    /** Fills an empty file; as {@code qemu-img} does, not before the bytes are on the disk. */
    static void write(Path file, long capacity) {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            int entries = (int) ((capacity + REACH - 1) / REACH);
            put(channel, header(capacity, entries), 0);
            put(channel, ByteBuffer.allocate(Long.BYTES).putLong(2L * CLUSTER), CLUSTER);
            ByteBuffer counts = ByteBuffer.allocate(USED * Short.BYTES);
            for (int i = 0; i < USED; i++) {
                counts.putShort((short) 1);
            }
            put(channel, counts, 2L * CLUSTER);
            put(channel, ByteBuffer.allocate(entries * Long.BYTES).position(entries * Long.BYTES), 3L * CLUSTER);
            channel.force(false);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot fill '" + file + "'", failure);
        }
    }

    private static ByteBuffer header(long capacity, int entries) {
        return ByteBuffer.allocate(72)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putLong(0) // No file beneath: where its name would be,
                .putInt(0) // and how long it is.
                .putInt(CLUSTER_BITS)
                .putLong(capacity)
                .putInt(0) // Not encrypted.
                .putInt(entries)
                .putLong(3L * CLUSTER)
                .putLong(CLUSTER)
                .putInt(1) // One cluster of the table of reference counts.
                .putInt(0) // No snapshots, and so
                .putLong(0); // no table of them.
    }

    private static void put(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }
}
