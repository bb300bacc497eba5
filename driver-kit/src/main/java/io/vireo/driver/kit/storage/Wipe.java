package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.storage.WipeAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Overwrites the content of a volume, as often and with what an algorithm says. */
final class Wipe {

    private static final int BLOCK = 1 << 20;

    /** A pass of random data. */
    private static final byte[] RANDOM = {};

    private static final byte[] ZEROS = {0};
    private static final byte[] ONES = {(byte) 0xff};

    private Wipe() {}

    static void of(Volume volume, WipeAlgorithm algorithm, VolumeProgress progress) {
        Path path = volume.path();
        List<byte[]> passes = passes(algorithm);
        try (FileChannel channel = LocalFile.open(volume, StandardOpenOption.WRITE)) {
            NavigableMap<Long, Long> extents = extents(path, channel.size());
            long once = extents.entrySet().stream()
                    .mapToLong(each -> each.getValue() - each.getKey())
                    .sum();
            AtomicLong done = new AtomicLong();
            progress.measure(once * passes.size(), done::get);
            for (byte[] pattern : passes) {
                for (Map.Entry<Long, Long> extent : extents.entrySet()) {
                    overwrite(channel, extent.getKey(), extent.getValue(), pattern, done);
                }
                channel.force(true);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot wipe " + path, failure);
        }
    }

    /** Where there is something to overwrite, from and to: a hole has no content, and filling it would fill the disk. */
    private static NavigableMap<Long, Long> extents(Path path, long size) {
        NavigableMap<Long, Long> extents = new TreeMap<>();
        long from = 0;
        for (Map.Entry<Long, Long> hole : Holes.of(path).entrySet()) {
            if (hole.getKey() > from) {
                extents.put(from, hole.getKey());
            }
            from = hole.getKey() + hole.getValue();
        }
        if (from < size) {
            extents.put(from, size);
        }
        return extents;
    }

    private static void overwrite(FileChannel channel, long from, long end, byte[] pattern, AtomicLong done)
            throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] block = new byte[BLOCK - BLOCK % Math.max(1, pattern.length)];
        for (int at = 0; at < block.length && pattern.length > 0; at++) {
            block[at] = pattern[at % pattern.length];
        }
        for (long at = from; at < end; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new VirtException(ErrorCode.OPERATION_ABORTED, "wiping was interrupted at byte " + at);
            }
            if (pattern.length == 0) {
                random.nextBytes(block);
            }
            ByteBuffer part = ByteBuffer.wrap(block, 0, (int) Math.min(block.length, end - at));
            while (part.hasRemaining()) {
                int count = channel.write(part, at);
                at += count;
                done.addAndGet(count);
            }
        }
    }

    private static List<byte[]> passes(WipeAlgorithm algorithm) {
        return switch (algorithm) {
            case ZERO -> List.of(ZEROS);
            case NNSA -> List.of(RANDOM, RANDOM, ZEROS);
            case DOD -> List.of(RANDOM, ZEROS, ONES, RANDOM);
            case BSI -> bytes(0xff, 0xfe, 0xfd, 0xfb, 0xf7, 0xef, 0xdf, 0xbf, 0x7f);
            case GUTMANN -> gutmann();
            case SCHNEIER -> List.of(ZEROS, ONES, RANDOM, RANDOM, RANDOM, RANDOM, RANDOM);
            case PFITZNER7 -> Collections.nCopies(7, RANDOM);
            case PFITZNER33 -> Collections.nCopies(33, RANDOM);
            case RANDOM -> List.of(RANDOM);
            case TRIM -> throw new Unsupported(ErrorCode.ARGUMENT_UNSUPPORTED, "'trim' algorithm not supported");
            case UNKNOWN -> throw new VirtException(ErrorCode.INVALID_ARG, "wiping algorithm not supported");
        };
    }

    private static List<byte[]> bytes(int... each) {
        List<byte[]> passes = new ArrayList<>();
        for (int value : each) {
            passes.add(new byte[] {(byte) value});
        }
        return passes;
    }

    /** Four random passes, 27 against the encodings of old disks, four random passes. */
    private static List<byte[]> gutmann() {
        List<byte[]> passes = new ArrayList<>(Collections.nCopies(4, RANDOM));
        passes.addAll(bytes(0x55, 0xaa));
        List<byte[]> turning = List.of(three(0x92, 0x49, 0x24), three(0x49, 0x24, 0x92), three(0x24, 0x92, 0x49));
        passes.addAll(turning);
        for (int nibble = 0; nibble < 16; nibble++) {
            passes.addAll(bytes(nibble * 0x11));
        }
        passes.addAll(turning);
        passes.addAll(List.of(three(0x6d, 0xb6, 0xdb), three(0xb6, 0xdb, 0x6d), three(0xdb, 0x6d, 0xb6)));
        passes.addAll(Collections.nCopies(4, RANDOM));
        return passes;
    }

    private static byte[] three(int first, int second, int third) {
        return new byte[] {(byte) first, (byte) second, (byte) third};
    }
}
