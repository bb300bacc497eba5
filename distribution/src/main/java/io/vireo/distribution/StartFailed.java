package io.vireo.distribution;

/** The platform could not be started; the message says why and what to do. */
final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message + ": " + Reason.of(cause), cause);
    }
}
