package io.vireo.driver.remote;

import io.vireo.event.CloseReason;
import java.io.EOFException;
import java.io.IOException;

/**
 * Why a channel ended.
 *
 * @param cause the kind of reason
 * @param message the reason, for people
 */
record End(Cause cause, String message) {

    /** The kinds of reason. */
    enum Cause {
        ERROR(CloseReason.ERROR),
        EOF(CloseReason.EOF),
        KEEPALIVE(CloseReason.KEEPALIVE),
        CLIENT(CloseReason.CLIENT);

        private final CloseReason reason;

        Cause(CloseReason reason) {
            this.reason = reason;
        }

        CloseReason reason() {
            return reason;
        }

        /** What a server gives as its reason; that somebody there asked for it is no wish of this side. */
        static Cause of(CloseReason told) {
            return switch (told) {
                case EOF, CLIENT -> EOF;
                case KEEPALIVE -> KEEPALIVE;
                case ERROR, UNKNOWN -> ERROR;
            };
        }
    }

    static End of(String server, IOException why) {
        Cause cause = why instanceof EOFException ? Cause.EOF : Cause.ERROR;
        String text = why.getMessage() == null ? why.toString() : why.getMessage();
        return new End(cause, "the connection to " + server + " broke: " + text);
    }
}
