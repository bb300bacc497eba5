package io.vireo.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What clients of libvirt 9.0 (virsh, the Python binding) and its daemon said to each other, byte by byte:
 * {@code conversations.gz} holds calls, each followed by its reply, and events.
 */
final class Conversations {

    private Conversations() {}

    /** All recorded messages, in order. */
    static List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        Framing framing = new Framing();
        ByteBuffer bytes = ByteBuffer.wrap(bytes());
        for (Optional<Frame> next = framing.next(bytes); next.isPresent(); next = framing.next(bytes)) {
            frames.add(next.get());
        }
        return frames;
    }

    private static byte[] bytes() {
        InputStream resource = Objects.requireNonNull(Conversations.class.getResourceAsStream("conversations.gz"));
        try (GZIPInputStream zipped = new GZIPInputStream(resource)) {
            return zipped.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
