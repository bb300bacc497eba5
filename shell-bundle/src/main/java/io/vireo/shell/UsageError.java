package io.vireo.shell;

/** The user wrote something that is no command, or gave it what it does not take. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageError(String format, Object... values) {
        super(String.format(format, values));
    }
}
