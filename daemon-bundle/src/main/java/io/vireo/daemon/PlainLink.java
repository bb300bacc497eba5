package io.vireo.daemon;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A socket as it is. */
record PlainLink(SocketChannel channel) implements Link {

    @Override
    public int read(ByteBuffer target, List<FileDescriptor> files) throws IOException {
        return channel.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        channel.write(source);
    }

    @Override
    public boolean isPending() {
        return false;
    }

    @Override
    public boolean isHoldingBack() {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
