package io.vireo.driver.remote;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A layer of security that authentication agreed on, around everything that is sent. */
interface Wrapping {

    /** No layer. */
    Wrapping NONE = new Wrapping() {
        @Override
        public ByteBuffer wrap(ByteBuffer message) {
            return message;
        }

        @Override
        public ByteBuffer unwrap(ByteBuffer arrived) {
            return arrived;
        }
    };

    /** Wraps a message. */
    ByteBuffer wrap(ByteBuffer message) throws IOException;

    /** Takes what arrived and returns what is complete of it; called by one thread. */
    ByteBuffer unwrap(ByteBuffer arrived) throws IOException;
}
