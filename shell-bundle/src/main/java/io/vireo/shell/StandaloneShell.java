package io.vireo.shell;

import io.vireo.Vireo;
import io.vireo.spi.Driver;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;

/**
 * The command line outside of OSGi, with the registry and the drivers of the class path or module path: found by {@link
 * ServiceLoader}, it takes the words of a command and returns the exit status, as {@link Shell} does in a framework.
 */
public final class StandaloneShell implements ToIntFunction<String[]>, AutoCloseable {

    private final Vireo vireo = Vireo.load();
    private final CommandLine line = new CommandLine(vireo, StandaloneShell::drivers);

    /** Makes the shell; fails when there is no registry. */
    public StandaloneShell() {}

    private static List<Driver> drivers() {
        return ServiceLoader.load(Driver.class, StandaloneShell.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Driver::name))
                .toList();
    }

    /**
     * Runs one command line.
     *
     * @param arguments options, a command and its arguments, as the user wrote them
     * @return 0 when everything was done, 1 when something failed
     */
    @Override
    public int applyAsInt(String[] arguments) {
        return line.run(arguments);
    }

    /** Shuts every connection; a command that is still running fails. */
    @Override
    public void close() {
        if (vireo instanceof AutoCloseable registry) {
            close(registry);
        }
    }

    private static void close(AutoCloseable registry) {
        try {
            registry.close();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("the registry did not close", failure);
        }
    }
}
