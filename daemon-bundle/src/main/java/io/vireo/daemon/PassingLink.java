package io.vireo.daemon;

import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * A socket in the file system through which open files go, too. What reads it otherwise would lose them, so every byte is
 * read with a look at what is beside it.
 */
final class PassingLink implements Link {

    private final SocketChannel channel;
    private final FilePassing passing;
    private boolean closed;

    PassingLink(SocketChannel channel, FilePassing passing) {
        this.channel = channel;
        this.passing = passing;
    }

    // The number of a closed socket may be that of another client's: nobody closes it while the system is told of it.

    @Override
    public synchronized int read(ByteBuffer target, List<FileDescriptor> files) throws IOException {
        requireOpen();
        return passing.receive(channel, target, files);
    }

    @Override
    public synchronized boolean pass(FileDescriptor file) throws IOException {
        requireOpen();
        return passing.send(channel, file);
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
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
    public boolean passesFiles() {
        return true;
    }
}
