package io.vireo.shell;

import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.shell.ShellSession.Terminal;
import io.vireo.spi.Driver;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What both front doors of the shell lead to: runs command lines, one after the other or several at once. */
final class CommandLine {

    private static final int FAILED = 1;

    private final Vireo vireo;
    private final CommandTable commands;

    /**
     * Makes a command line.
     *
     * @param vireo opens connections
     * @param drivers those that the support matrix is about
     */
    CommandLine(Vireo vireo, Supplier<List<Driver>> drivers) {
        this.vireo = Objects.requireNonNull(vireo, "vireo");
        this.commands = new CommandTable(drivers);
    }

    Vireo vireo() {
        return vireo;
    }

    CommandTable commands() {
        return commands;
    }

    /** Runs what the user typed; the result is the exit status of the process. */
    int run(String... arguments) {
        Terminal terminal = new Terminal(System.in, System.out, System.err);
        try {
            Settings settings = Settings.parse(List.of(arguments));
            try (ShellSession session = new ShellSession(vireo, terminal, commands, settings)) {
                return session.run(lines(settings));
            }
        } catch (UsageError | VirtException failed) {
            terminal.err().print("error: " + failed.getMessage() + "\n");
            return FAILED;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private static List<List<String>> lines(Settings settings) {
        if (settings.help() || settings.words().isEmpty()) {
            return List.of(List.of(settings.version() ? "version" : "help"));
        }
        return settings.words().size() == 1 ? Words.of(settings.words().get(0)) : List.of(settings.words());
    }
}
