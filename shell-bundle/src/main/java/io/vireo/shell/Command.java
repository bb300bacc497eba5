package io.vireo.shell;

/**
 * One command of the shell.
 *
 * @param synopsis what it takes, as its help shows it; {@link Synopsis} reads it
 * @param summary what it does, in a line
 * @param action does it
 */
record Command(String synopsis, String summary, Action action) {

    /** What a command does with what it was given. */
    @FunctionalInterface
    interface Action {
        void run(ShellSession shell, Arguments arguments);
    }

    static Command of(String synopsis, String summary, Action action) {
        return new Command(synopsis, summary, action);
    }

    String name() {
        int space = synopsis.indexOf(' ');
        return space < 0 ? synopsis : synopsis.substring(0, space);
    }
}
