package io.vireo.shell;

import io.vireo.Connect;
import io.vireo.OpenFlag;
import io.vireo.Vireo;
import io.vireo.VirtException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One user's run of the shell: the connection that commands work on, and where their output goes. */
final class ShellSession implements AutoCloseable {

    /**
     * Where a session reads and writes.
     *
     * @param in what the user types
     * @param out for results
     * @param err for errors
     */
    record Terminal(InputStream in, PrintStream out, PrintStream err) {}

    private final Vireo vireo;
    private final Terminal terminal;
    private final CommandTable commands;
    private final Settings settings;
    private Optional<String> uri;
    private boolean readOnly;
    private Connect connect;

    ShellSession(Vireo vireo, Terminal terminal, CommandTable commands, Settings settings) {
        this.vireo = Objects.requireNonNull(vireo, "vireo");
        this.terminal = terminal;
        this.commands = commands;
        this.settings = settings;
        this.uri = settings.uri();
        this.readOnly = settings.readOnly();
    }

    /** Runs commands one after the other; stops at the first that fails. */
    int run(List<List<String>> lines) {
        for (List<String> words : lines) {
            if (!run(words.get(0), words.subList(1, words.size()))) {
                return 1;
            }
        }
        return 0;
    }

    private boolean run(String name, List<String> words) {
        Command command;
        Arguments arguments;
        try {
            command = commands.find(name).orElseThrow(() -> new UsageError("unknown command: '%s'", name));
            if (words.contains("--help")) {
                print(commands.help(command));
                return true;
            }
            arguments = Arguments.parse(Synopsis.parse(command.synopsis()), words);
        } catch (UsageError wrong) {
            error(wrong.getMessage());
            return false;
        }
        boolean done = perform(command, arguments);
        extra("\n");
        return done;
    }

    private boolean perform(Command command, Arguments arguments) {
        try {
            command.action().run(this, arguments);
            return true;
        } catch (UsageError wrong) {
            error(wrong.getMessage());
        } catch (CommandFailed failed) {
            if (!failed.getMessage().isEmpty()) {
                error(failed.getMessage());
            }
            if (failed.getCause() instanceof VirtException cause) {
                error(cause.getMessage());
            }
        } catch (VirtException failed) {
            error(failed.getMessage());
        } finally {
            terminal.out().flush();
        }
        return false;
    }

    /** Returns the connection, opened when it is first needed. */
    Connect connect() {
        if (connect == null || !connect.isOpen()) {
            try {
                connect = vireo.open(uri.orElse(""), readOnly ? Set.of(OpenFlag.READ_ONLY) : Set.of());
            } catch (VirtException failed) {
                throw new CommandFailed("failed to connect to the hypervisor", failed);
            }
        }
        return connect;
    }

    void reconnect(Optional<String> newUri, boolean newReadOnly) {
        close();
        uri = newUri.or(settings::uri);
        readOnly = newReadOnly;
        connect();
    }

    /** Does something; when the platform refuses, says first in the shell's words what was not done. */
    <T> T attempt(String failure, Supplier<T> action) {
        try {
            return action.get();
        } catch (VirtException refused) {
            throw new CommandFailed(failure, refused);
        }
    }

    /** Does something; when the platform refuses, says first in the shell's words what was not done. */
    void attempt(String failure, Runnable action) {
        try {
            action.run();
        } catch (VirtException refused) {
            throw new CommandFailed(failure, refused);
        }
    }

    /** Finds the objects that a user names. */
    Lookup lookup() {
        return new Lookup(connect());
    }

    /** What the user wants to be connected to; empty for the default. */
    Optional<String> uri() {
        return uri;
    }

    Vireo vireo() {
        return vireo;
    }

    CommandTable commands() {
        return commands;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean quiet() {
        return settings.quiet();
    }

    /** Prints what scripts want to read. */
    void print(String text) {
        terminal.out().print(text);
    }

    /** Prints a line that scripts want to read. */
    void printLine(String format, Object... values) {
        terminal.out().print(String.format(Locale.ROOT, format, values) + "\n");
    }

    /** Prints what only people want to read; nothing when the session is quiet. */
    void extra(String text) {
        if (!settings.quiet()) {
            terminal.out().print(text);
        }
    }

    void print(Table table) {
        print(table.text(!settings.quiet()));
    }

    /** Prints a label and a value as virsh's information commands do. */
    void field(String label, Object value) {
        print(String.format("%-15s %s%n", label + ":", value));
    }

    void error(String message) {
        terminal.out().flush();
        terminal.err().print("error: " + message + "\n");
        terminal.err().flush();
    }

    @Override
    public void close() {
        if (connect != null) {
            connect.close();
            connect = null;
        }
    }
}
