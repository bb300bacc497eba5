package io.vireo.protocol;

import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The open files that a peer sends: behind the message that they belong to comes a byte for each, and the file beside it.
 *
 * <p>One per connection; for the thread that reads.
 */
public final class Enclosures {

    private final PacketType type;
    private final boolean arePassed;
    private final List<FileDescriptor> arrived = new ArrayList<>();
    private Optional<Frame> waiting = Optional.empty();
    private int missing;

    /**
     * Begins without files.
     *
     * @param type of which messages: those of calls at a server, those of replies at a client
     * @param arePassed whether files can come at all; where they cannot, their messages are taken without them
     */
    public Enclosures(PacketType type, boolean arePassed) {
        this.type = type;
        this.arePassed = arePassed;
    }

    /**
     * Returns where a link puts the files that it reads.
     *
     * @return what came and belongs to no message yet, in order
     */
    public List<FileDescriptor> arrived() {
        return arrived;
    }

    /**
     * Takes bytes until a message is complete with its files.
     *
     * @param framing cuts the bytes into messages
     * @param bytes what arrived; consumed up to the end of the message and its files
     * @return the message; who takes it closes its files; empty when more bytes are needed
     * @throws XdrException when fewer files came than the message says; the connection is of no more use
     */
    public Optional<Frame> next(Framing framing, ByteBuffer bytes) {
        if (waiting.isEmpty()) {
            Optional<Frame> next = framing.next(bytes);
            if (next.isEmpty() || next.get().header().type() != type) {
                return next;
            }
            waiting = next;
            missing = next.get().fileCount();
        }
        int taken = Math.min(missing, bytes.remaining());
        bytes.position(bytes.position() + taken);
        missing -= taken;
        return missing > 0 ? Optional.empty() : Optional.of(complete());
    }

    private Frame complete() {
        Frame frame = waiting.orElseThrow();
        waiting = Optional.empty();
        int count = arePassed ? frame.fileCount() : 0;
        if (arrived.size() < count) {
            throw new XdrException(arrived.size() + " of " + count + " files came beside a message");
        }
        List<FileDescriptor> files = arrived.subList(0, count);
        Frame whole = frame.with(files);
        files.clear();
        return whole;
    }

    /**
     * Looks whether files came that belong to no message.
     *
     * @throws XdrException when some did; the connection is of no more use
     */
    public void requireNothingElse() {
        if (arrived.size() > (waiting.isPresent() ? Framing.MAX_FILES : 0)) {
            throw new XdrException("files came that belong to no message");
        }
    }

    /** Closes what came and belongs to no message; for the end of the connection. */
    public void drop() {
        arrived.forEach(FilePassing::close);
        arrived.clear();
    }
}
