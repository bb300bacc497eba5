package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import java.nio.ByteBuffer;

/** A stream of bytes that are there already. */
final class MemoryStream implements VirtStream {

    private final ByteBuffer content;
    private boolean ended;

    MemoryStream(byte[] content) {
        this.content = ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    @Override
    public int read(ByteBuffer target) {
        if (ended) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "the stream has ended");
        }
        if (!content.hasRemaining()) {
            return -1;
        }
        int length = Math.min(target.remaining(), content.remaining());
        target.put(target.position(), content, content.position(), length);
        target.position(target.position() + length);
        content.position(content.position() + length);
        return length;
    }

    @Override
    public void write(ByteBuffer source) {
        throw new VirtException(ErrorCode.OPERATION_FAILED, "the stream can only be read");
    }

    @Override
    public void finish() {
        ended = true;
    }

    @Override
    public void abort() {
        ended = true;
    }
}
