package io.vireo.tck;

import io.vireo.spi.Driver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

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
 * out must say so. Contracts that are not about the driver are reported as skipped, once for each reason.
 */
public abstract class DriverTck {

    private static final Way NOWHERE = uri -> {
        throw new IllegalStateException("nothing is opened to find out which contracts are about a driver");
    };

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
     * @return a container for each matter, with a test for each contract that is about the driver, and a last one with
     *     the reasons why others are not
     */
    @TestFactory
    public final Stream<DynamicNode> contracts() {
        Candidate candidate = new Candidate(driver(), sample(), NOWHERE);
        Map<String, Integer> reasons = new LinkedHashMap<>();
        List<DynamicNode> nodes = new ArrayList<>();
        Group.all().flatMap(group -> container(group, candidate, reasons)).forEach(nodes::add);
        nodes.add(DynamicContainer.dynamicContainer("contracts about other drivers", skips(reasons)));
        return nodes.stream();
    }

    private Stream<DynamicNode> container(Group group, Candidate candidate, Map<String, Integer> reasons) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Contract contract : group.contracts()) {
            contract.missing(candidate)
                    .ifPresentOrElse(
                            reason -> reasons.merge(reason, 1, Integer::sum),
                            () -> tests.add(
                                    DynamicTest.dynamicTest(contract.sentence(), () -> examine(group, contract))));
        }
        return tests.isEmpty() ? Stream.empty() : Stream.of(DynamicContainer.dynamicContainer(group.title(), tests));
    }

    private static Stream<DynamicTest> skips(Map<String, Integer> reasons) {
        return reasons.entrySet().stream().map(each -> {
            String reason = each.getValue() + " skipped: " + each.getKey();
            return DynamicTest.dynamicTest(reason, () -> Assumptions.abort(reason));
        });
    }

    private void examine(Group group, Contract contract) throws Throwable {
        Driver driver = driver();
        try (Way way = way(driver)) {
            Timebox.run(contract, new Bench(new Candidate(driver, sample(), way)));
        } catch (TestAbortedException undecided) {
            throw undecided;
        } catch (Exception | AssertionError broken) {
            // Reports that know no display names still say which contract it is.
            String which = group.title() + ": the driver " + contract.sentence();
            throw new AssertionError(which + ": " + broken.getMessage(), broken);
        }
    }
}
