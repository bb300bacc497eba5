package io.vireo.driver.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A link, and what wraps its bytes from the moment on at which both sides have agreed on it. */
final class WrappedLink {

    private final Link link;
    private volatile Wrapping wrapping = Wrapping.NONE;

    WrappedLink(Link link) {
        this.link = link;
    }

    /** Everything after this moment is wrapped, both ways. */
    void wrapFromNowOn(Wrapping layer) {
        wrapping = layer;
    }

    /** Sends a message; fails when it cannot be wrapped, and then nothing more can be sent. */
    void send(Message message) throws IOException {
        Wrapping now = wrapping;
        if (now == Wrapping.NONE) {
            link.send(message.bytes(), message.files());
            return;
        }
        // What is wrapped carries a number, so the order of wrapping is the order of sending.
        synchronized (now) {
            link.send(now.wrap(message.bytes()), List.of());
        }
    }

    /** What the other side had said before it was wrapped; fails when it was not wrapped rightly. */
    ByteBuffer plain(ByteBuffer arrived) throws IOException {
        return wrapping.unwrap(arrived);
    }

    boolean isSecure() {
        return link.isSecure() || wrapping != Wrapping.NONE;
    }

    /** Why open files cannot go with calls and replies; empty when they can. */
    Optional<String> obstacleToFiles() {
        return wrapping == Wrapping.NONE
                ? link.obstacleToFiles()
                : Optional.of("what follows the log-in is wrapped, and they cannot be");
    }
}
