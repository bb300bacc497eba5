package io.vireo.tck;

import io.vireo.spi.Driver;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * What came of every contract about a driver.
 *
 * @param kept sentences of the contracts that were kept
 * @param broken sentences of those that were broken, and how
 */
record Report(Set<String> kept, Map<String, Throwable> broken) {

    /** A kit as a third party writes it, with times that suit a driver in memory. */
    private static final class Kit extends DriverTck {

        private final Supplier<Driver> drivers;

        Kit(Supplier<Driver> drivers) {
            this.drivers = drivers;
        }

        @Override
        protected Driver driver() {
            return drivers.get();
        }

        @Override
        protected DriverSample sample() {
            return new SoundSample();
        }
    }

    private record SoundSample() implements DriverSample {

        @Override
        public String uri() {
            return "sound:///";
        }

        @Override
        public Optional<String> domainXml(String name, UUID uuid) {
            return Optional.of("<domain><name>" + name + "</name><uuid>" + uuid + "</uuid></domain>");
        }

        @Override
        public Optional<FailingDomain> failingDomain(String name, UUID uuid) {
            SoundWorld.BROKEN.add(name);
            return domainXml(name, uuid).map(xml -> new FailingDomain(xml, () -> SoundWorld.BROKEN.remove(name)));
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration quiet() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(5);
        }
    }

    /** Proves the contracts whose sentences are wanted. */
    static Report of(Supplier<Driver> drivers, Predicate<String> wanted) {
        Report report = new Report(new TreeSet<>(), new TreeMap<>());
        new Kit(drivers)
                .contracts()
                .flatMap(Report::tests)
                .filter(test -> wanted.test(test.getDisplayName()))
                .forEach(report::run);
        return report;
    }

    private static Stream<DynamicTest> tests(DynamicNode node) {
        return node instanceof DynamicContainer container
                ? container.getChildren().flatMap(Report::tests)
                : Stream.of((DynamicTest) node);
    }

    private void run(DynamicTest test) {
        try {
            test.getExecutable().execute();
            kept.add(test.getDisplayName());
        } catch (TestAbortedException notAboutIt) {
            // Neither kept nor broken.
        } catch (Throwable failure) {
            broken.put(test.getDisplayName(), failure);
        }
    }

    /** Everything that broke, for people. */
    String why() {
        Collection<Throwable> failures = broken.values();
        return failures.isEmpty()
                ? "nothing broke"
                : String.join("\n", failures.stream().map(Throwable::getMessage).toList());
    }
}
