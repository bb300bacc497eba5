package io.vireo.shell;

/**
 * A command did not do what was asked; says it in the shell's own words, in front of the platform's if there are any. An
 * empty message says nothing: there was nothing to print.
 */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }

    CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
