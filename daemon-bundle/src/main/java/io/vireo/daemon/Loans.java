package io.vireo.daemon;

import io.vireo.protocol.Frame;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open files that came with the calls of one client: drivers have them until the call is answered, then they are
 * closed; a driver that wants to keep one keeps a copy.
 */
final class Loans {

    private final Set<FileDescriptor> lent = ConcurrentHashMap.newKeySet();

    /** Takes the files of a call. */
    void lend(Frame frame) {
        lent.addAll(frame.files());
    }

    /** Closes the files of a call that is answered. */
    void giveBack(Frame frame) {
        frame.files().forEach(this::close);
    }

    /** Closes the files of calls that were never made. */
    void end() {
        lent.forEach(this::close);
    }

    private void close(FileDescriptor file) {
        if (lent.remove(file)) {
            FilePassing.close(file);
        }
    }
}
