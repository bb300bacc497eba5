package io.vireo.itests.driver;

/** A failure whose class nobody but this driver has. */
final class FixtureFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FixtureFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
