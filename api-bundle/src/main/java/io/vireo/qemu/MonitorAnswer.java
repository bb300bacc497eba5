package io.vireo.qemu;

import java.io.FileDescriptor;
import java.util.List;
import java.util.Objects;

/**
 * What QEMU's monitor answers.
 *
 * @param text the answer
 * @param files open files that QEMU passed, in order
 */
public record MonitorAnswer(String text, List<FileDescriptor> files) {

    /** Refuses an answer without a text, and keeps a copy of the list. */
    public MonitorAnswer {
        Objects.requireNonNull(text, "text");
        files = List.copyOf(files);
    }
}
