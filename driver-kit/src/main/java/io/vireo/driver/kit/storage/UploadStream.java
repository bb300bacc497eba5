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
import java.util.concurrent.atomic.AtomicBoolean;

/** The content of a volume on its way from a client. */
final class UploadStream implements VirtStream {

    private static final int ZEROS = 1 << 20;
    private static final int ENOSPC = 28;

    private final Path path;
    private final FileChannel channel;
    private final long end;
    private final Runnable afterwards;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long begin;
    private volatile long position;

    private UploadStream(Path path, FileChannel channel, long from, long end, Runnable afterwards) {
        this.path = path;
        this.channel = channel;
        this.begin = from;
        this.position = from;
        this.end = end;
        this.afterwards = afterwards;
    }

    /** Opens a file for writing; a length of zero is without bound. */
    static UploadStream open(Volume volume, long offset, long length, Runnable afterwards) {
        long end = length == 0 || length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
        return new UploadStream(
                volume.path(), LocalFile.open(volume, StandardOpenOption.WRITE), offset, end, afterwards);
    }

    /** How much has come; asked by other threads too. */
    long done() {
        return position - begin;
    }

    @Override
    public int read(ByteBuffer target) {
        throw new VirtException(ErrorCode.INVALID_STREAM, "the stream of " + path + " is for writing");
    }

    @Override
    public void write(ByteBuffer source) {
        require(source.remaining());
        try {
            while (source.hasRemaining()) {
                position += channel.write(source, position);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write to " + path, failure);
        }
    }

    @Override
    public void writeHole(long length) {
        require(length);
        try {
            long inside = Math.min(length, Math.max(0, channel.size() - position));
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(ZEROS, inside));
            for (long left = inside; left > 0; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), left));
                int count = channel.write(zeros, position);
                position += count;
                left -= count;
            }
            position += length - inside;
            extend();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write to " + path, failure);
        }
    }

    /** A hole at the end of a file makes it longer: Java has no call for that but to write the last byte. */
    private void extend() throws IOException {
        if (position > channel.size()) {
            channel.write(ByteBuffer.wrap(new byte[1]), position - 1);
        }
    }

    private void require(long length) {
        if (ended.get()) {
            throw new VirtException(ErrorCode.INVALID_STREAM, "the stream of " + path + " has ended");
        }
        if (length < 0 || length > end - position) {
            throw SystemErrors.of("cannot write to stream: No space left on device", ENOSPC);
        }
    }

    @Override
    public void finish() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write to " + path, failure);
        } finally {
            afterwards.run();
        }
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
