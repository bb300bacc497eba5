package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The content of a volume on its way to a client. */
final class DownloadStream implements VirtStream {

    private final Path path;
    private final FileChannel channel;
    private final NavigableMap<Long, Long> holes;
    private final long end;
    private final Runnable afterwards;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long begin;
    private volatile long position;

    private DownloadStream(
            Path path, FileChannel channel, NavigableMap<Long, Long> holes, long from, long end, Runnable afterwards) {
        this.path = path;
        this.channel = channel;
        this.holes = holes;
        this.begin = from;
        this.position = from;
        this.end = end;
        this.afterwards = afterwards;
    }

    /** Opens a file for reading; a length of zero is up to its end. */
    static DownloadStream open(Volume volume, long offset, long length, boolean sparse, Runnable afterwards) {
        Path path = volume.path();
        FileChannel channel = LocalFile.open(volume, StandardOpenOption.READ);
        try {
            long size = channel.size();
            long end = length == 0 || length > size - offset ? size : offset + length;
            NavigableMap<Long, Long> holes = sparse ? Holes.of(path) : new TreeMap<>();
            return new DownloadStream(path, channel, holes, offset, end, afterwards);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read " + path, failure);
        }
    }

    /** How much has gone; asked by other threads too. */
    long done() {
        return position - begin;
    }

    long length() {
        return end - begin;
    }

    @Override
    public int read(ByteBuffer target) {
        if (ended.get()) {
            throw new VirtException(ErrorCode.INVALID_STREAM, "the stream of " + path + " has ended");
        }
        if (position >= end) {
            return -1;
        }
        if (holeAt(position) > 0 || !target.hasRemaining()) {
            return 0;
        }
        int most = (int) Math.min(target.remaining(), dataEnd() - position);
        ByteBuffer part = target.slice().limit(most);
        try {
            int count = channel.read(part, position);
            if (count > 0) {
                target.position(target.position() + count);
                position += count;
            }
            return count;
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read " + path, failure);
        }
    }

    private long holeAt(long place) {
        var hole = holes.floorEntry(place);
        return hole == null ? 0 : Math.max(0, Math.min(end, hole.getKey() + hole.getValue()) - place);
    }

    private long dataEnd() {
        Long next = holes.higherKey(position);
        return next == null ? end : Math.min(end, next);
    }

    @Override
    public long readHole() {
        long length = position >= end ? 0 : holeAt(position);
        position += length;
        return length;
    }

    @Override
    public void write(ByteBuffer source) {
        throw new VirtException(ErrorCode.INVALID_STREAM, "the stream of " + path + " is for reading");
    }

    @Override
    public void finish() {
        abort();
    }

    @Override
    public void abort() {
        if (ended.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException failure) {
                throw SystemErrors.of("cannot close " + path, failure);
            } finally {
                afterwards.run();
            }
        }
    }
}
