package io.vireo.tck;

import io.vireo.spi.Driver;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contracts of a driver, as tests: a subclass gives a driver and a few values, and gets all of them.
 *
 * <pre>{@code
 * class TinyDriverTckTest extends DriverTck {
 *     @Override
 *     protected Driver driver() {
 *         return new TinyDriver();
 *     }
 *
 *     @Override
 *     protected DriverSample sample() {
 *         return () -> "tiny:///";
 *     }
 * }
 * }</pre>
 *
 * <p>What to expect is read from the driver's own classes: an operation that they override must work, one that they leave
 * out must say so. A contract that is not about the driver is reported as skipped, with the reason.
 */
public abstract class DriverTck {

    /** Prepares nothing; a driver is asked for when a contract begins. */
    protected DriverTck() {}

    /**
     * Returns the driver to examine; asked once for every contract, so that none sees what another left.
     *
     * @return a new driver, or always the same
     */
    protected abstract Driver driver();

    /**
     * Returns the values that contracts need.
     *
     * @return the sample
     */
    protected abstract DriverSample sample();

    /**
     * Returns how to reach the driver; asked once for every contract and closed after it.
     *
     * <p>The shortest way unless a subclass says otherwise, for example {@code Way.through(Vireo.load())} to run the
     * same contracts through the gates of a registry that finds the driver by {@link java.util.ServiceLoader}.
     *
     * @param driver what {@link #driver()} returned
     * @return a way to it
     */
    protected Way way(Driver driver) {
        return Way.direct(driver);
    }

    /**
     * Returns every contract as a test.
     *
     * @return a container for each matter, with a test for each contract
     */
    @TestFactory
    public final Stream<DynamicNode> contracts() {
        return Group.all()
                .map(group -> DynamicContainer.dynamicContainer(
                        group.title(), group.contracts().stream().map(this::test)));
    }

    private DynamicTest test(Contract contract) {
        return DynamicTest.dynamicTest(contract.sentence(), () -> examine(contract));
    }

    private void examine(Contract contract) throws Throwable {
        Driver driver = driver();
        try (Way way = way(driver)) {
            Candidate candidate = new Candidate(driver, sample(), way);
            Optional<String> missing = contract.missing(candidate);
            missing.ifPresent(reason -> Assumptions.abort("not about this driver: " + reason));
            Timebox.run(contract, new Bench(candidate));
        }
    }
}
