package io.vireo.daemon;

import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.XdrException;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open files that one client sends: behind the message that they belong to comes a byte for each, and the file beside
 * it. Every file is closed once its call is answered; a driver that wants to keep one keeps a copy.
 */
final class Enclosures {

    private final boolean arePassed;
    private final List<FileDescriptor> arrived = new ArrayList<>();
    private final Set<FileDescriptor> lent = ConcurrentHashMap.newKeySet();
    private Optional<Frame> waiting = Optional.empty();
    private int missing;

    /**
     * Begins without files.
     *
     * @param arePassed whether files can come at all; where they cannot, their messages are taken without them
     */
    Enclosures(boolean arePassed) {
        this.arePassed = arePassed;
    }

    /** Where a link puts the files that it reads. */
    List<FileDescriptor> arrived() {
        return arrived;
    }

    /** Takes bytes until a message is complete with its files; empty when more bytes are needed. */
    Optional<Frame> next(Framing framing, ByteBuffer bytes) {
        if (waiting.isEmpty()) {
            Optional<Frame> next = framing.next(bytes);
            if (next.isEmpty() || next.get().header().type() != PacketType.CALL_WITH_FILES) {
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
        lent.addAll(whole.files());
        files.clear();
        return whole;
    }

    /** Fails when files came that belong to no message. */
    void requireNothingElse() {
        if (arrived.size() > (waiting.isPresent() ? Framing.MAX_FILES : 0)) {
            throw new XdrException("files came that belong to no message");
        }
    }

    /** Closes the files of a call that is answered. */
    void giveBack(Frame frame) {
        for (FileDescriptor file : frame.files()) {
            if (lent.remove(file)) {
                FilePassing.close(file);
            }
        }
    }

    /** Closes what came and is not used any more; for the thread that reads. */
    void drop() {
        arrived.forEach(FilePassing::close);
        arrived.clear();
    }

    /** Closes the files of calls that were never made. */
    void end() {
        for (FileDescriptor file : lent) {
            if (lent.remove(file)) {
                FilePassing.close(file);
            }
        }
    }
}
