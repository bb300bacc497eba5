package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import java.nio.ByteBuffer;

/** Bytes that are all there, to be read once. */
final class BytesStream implements VirtStream {

    private final ByteBuffer bytes;
    private volatile boolean over;

    BytesStream(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public int read(ByteBuffer target) {
        if (over) {
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "the stream was closed");
        }
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int length = Math.min(target.remaining(), bytes.remaining());
        ByteBuffer part = bytes.slice().limit(length);
        target.put(part);
        bytes.position(bytes.position() + length);
        return length;
    }

    @Override
    public void write(ByteBuffer source) {
        throw Refusal.invalid("this stream can only be read");
    }

    @Override
    public void finish() {
        over = true;
    }

    @Override
    public void abort() {
        over = true;
    }
}
