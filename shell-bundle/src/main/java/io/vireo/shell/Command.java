package io.vireo.shell;

import java.util.List;

/**
 * One command of the shell.
 *
 * @param synopsis what it takes
 * @param summary what it does, in a line
 * @param action does it
 */
record Command(Synopsis synopsis, String summary, Action action) {

    /** What a command does with what it was given. */
    @FunctionalInterface
    interface Action {
        void run(ShellSession shell, Arguments arguments);
    }

    static Command of(String synopsis, String summary, Action action) {
        return new Command(Synopsis.parse(synopsis), summary, action);
    }

    String name() {
        return synopsis.command();
    }

    /** Commands that belong together in the help. */
    record Group(String title, String keyword, List<Command> commands) {}
}
