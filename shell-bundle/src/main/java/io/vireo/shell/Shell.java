package io.vireo.shell;

import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.shell.ShellSession.Terminal;
import io.vireo.spi.Driver;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The command line as a service: takes the words of a command, runs it, and returns the exit code of the process.
 *
 * <p>The launcher of a distribution finds it by the property {@code vireo.shell}; it needs no other class of this bundle.
 */
@Component(service = ToIntFunction.class, property = "vireo.shell=true")
public final class Shell implements ToIntFunction<String[]> {

    private static final int FAILED = 1;

    private final Vireo vireo;
    private final Drivers drivers = new Drivers();
    private final CommandTable commands;

    /**
     * Makes the shell; the framework calls it.
     *
     * @param vireo opens connections
     */
    @Activate
    public Shell(@Reference Vireo vireo) {
        this.vireo = Objects.requireNonNull(vireo, "vireo");
        this.commands = new CommandTable(drivers);
    }

    /**
     * Adds a driver to the support matrix; the framework calls it.
     *
     * @param driver an active driver
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addDriver(Driver driver) {
        drivers.add(driver);
    }

    /**
     * Takes a driver out of the support matrix; the framework calls it.
     *
     * @param driver a driver that goes
     */
    public void removeDriver(Driver driver) {
        drivers.remove(driver);
    }

    CommandTable commands() {
        return commands;
    }

    Vireo vireo() {
        return vireo;
    }

    /**
     * Runs one command line.
     *
     * @param arguments options, a command and its arguments, as the user wrote them; a single argument may hold several
     *     commands with {@code ;} between them
     * @return 0 when everything was done, 1 when something failed
     */
    @Override
    public int applyAsInt(String[] arguments) {
        return run(new Terminal(System.in, System.out, System.err), List.of(arguments));
    }

    int run(Terminal terminal, List<String> arguments) {
        try {
            Settings settings = Settings.parse(arguments);
            try (ShellSession session = new ShellSession(vireo, terminal, commands, settings)) {
                return session.run(lines(settings));
            }
        } catch (UsageError wrong) {
            terminal.err().print("error: " + wrong.getMessage() + "\n");
            return FAILED;
        } catch (VirtException failed) {
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
