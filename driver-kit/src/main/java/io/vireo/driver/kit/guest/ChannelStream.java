package io.vireo.driver.kit.guest;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes between an application and the host's end of a guest's device. */
public final class ChannelStream implements VirtStream {

    private final String what;
    private final ByteChannel channel;
    private final Runnable ended;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * Makes a stream of a channel.
     *
     * @param what what it leads to, for messages
     * @param channel the way there
     * @param ended called once, when the stream is over
     */
    public ChannelStream(String what, ByteChannel channel, Runnable ended) {
        this.what = what;
        this.channel = channel;
        this.ended = ended;
    }

    @Override
    public int read(ByteBuffer target) {
        try {
            return channel.read(target);
        } catch (ClosedChannelException closed) {
            throw over();
        } catch (IOException failure) {
            // A terminal says so when the program at its other end is gone.
            return -1;
        }
    }

    @Override
    public void write(ByteBuffer source) {
        try {
            while (source.hasRemaining()) {
                channel.write(source);
            }
        } catch (ClosedChannelException closed) {
            throw over();
        } catch (IOException failure) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, "cannot write to " + what + ": " + failure.getMessage(), failure);
        }
    }

    private VirtException over() {
        return new VirtException(ErrorCode.OPERATION_ABORTED, "the stream of " + what + " was closed");
    }

    @Override
    public void finish() {
        abort();
    }

    @Override
    public void abort() {
        if (!open.compareAndSet(true, false)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException failure) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, "closing " + what + " failed: " + failure.getMessage(), failure);
        } finally {
            ended.run();
        }
    }
}
