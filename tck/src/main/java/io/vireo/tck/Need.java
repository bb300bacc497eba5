package io.vireo.tck;

import io.vireo.Facet;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a contract needs to be about a driver at all. */
@FunctionalInterface
interface Need {

    /** Says what is missing; empty when nothing is. */
    Optional<String> missing(Candidate candidate);

    /** The driver's own class has some operations of a facet. */
    static Need of(Class<? extends Facet> facet, String... operations) {
        return candidate -> Arrays.stream(operations)
                .filter(operation -> !candidate.supports(facet, operation))
                .findFirst()
                .map(operation -> "the driver does not offer " + facet.getSimpleName() + "." + operation);
    }

    /** The driver offers a facet. */
    static Need facet(Class<? extends Facet> facet) {
        return candidate -> candidate.offers(facet)
                ? Optional.empty()
                : Optional.of("the driver does not offer " + facet.getSimpleName());
    }

    /** The author gives a document. */
    static Need document(String what, Function<DriverSample, Optional<?>> given) {
        return candidate -> given.apply(candidate.sample()).isPresent()
                ? Optional.empty()
                : Optional.of("the sample gives no " + what);
    }

    /** Domains can be started. */
    static Need startable() {
        return candidate ->
                candidate.sample().startsDomains() ? Optional.empty() : Optional.of("no domain can be started here");
    }

    /** The author gives the definition of a domain. */
    static Need domainXml() {
        return document("domain", sample -> sample.domainXml("tck", new UUID(1, 1)));
    }

    /** Nothing fulfils it. */
    static Need never(String reason) {
        return candidate -> Optional.of(reason);
    }
}
