package io.vireo.tck;

import io.vireo.Facet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a contract needs to be about a driver at all. */
@FunctionalInterface
interface Need {

    /** Says what is missing; empty when nothing is. */
    Optional<String> missing(Candidate candidate);

    /** Whether any driver can fulfil it. */
    default boolean isPossible() {
        return true;
    }

    /** The driver's own class has some operations of a facet. */
    static Need of(Class<? extends Facet> facet, String... operations) {
        return candidate -> Arrays.stream(operations)
                .filter(operation -> !candidate.supports(facet, operation))
                .findFirst()
                .map(operation -> "the driver does not offer " + facet.getSimpleName() + "." + operation);
    }

    /** All of them. */
    static Need all(List<Need> needs) {
        return needs.stream()
                .filter(need -> !need.isPossible())
                .findFirst()
                .orElse(candidate -> needs.stream()
                        .flatMap(need -> need.missing(candidate).stream())
                        .findFirst());
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

    /** Nothing fulfils it, so that the contract does not exist. */
    static Need never(String reason) {
        return new Need() {
            @Override
            public Optional<String> missing(Candidate candidate) {
                return Optional.of(reason);
            }

            @Override
            public boolean isPossible() {
                return false;
            }
        };
    }
}
