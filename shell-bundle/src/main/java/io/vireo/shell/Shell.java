package io.vireo.shell;

import io.vireo.Vireo;
import io.vireo.spi.Driver;
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

    private final Drivers drivers = new Drivers();
    private final CommandLine line;

    /**
     * Makes the shell; the framework calls it.
     *
     * @param vireo opens connections
     */
    @Activate
    public Shell(@Reference Vireo vireo) {
        this.line = new CommandLine(vireo, drivers::list);
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
        return line.commands();
    }

    Vireo vireo() {
        return line.vireo();
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
        return line.run(arguments);
    }
}
