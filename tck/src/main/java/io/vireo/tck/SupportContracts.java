package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.spi.Facets;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Whether the driver's classes tell the truth about what it can. */
final class SupportContracts {

    static final Group GROUP = new Group(
            "what the driver's classes promise",
            List.of(
                    Contract.of("says NO_SUPPORT for what it leaves out of a facet", SupportContracts::leftOut),
                    Contract.of("says NO_SUPPORT for a facet that it does not offer", SupportContracts::notOffered),
                    Contract.of("fails with nothing but VirtException when it is asked", SupportContracts::onlyOurs),
                    Contract.of("never says NO_SUPPORT for what its class overrides", SupportContracts::kept),
                    Contract.of("never answers with null", SupportContracts::neverNull)));

    private SupportContracts() {}

    private static void leftOut(Bench bench) {
        for (Subject subject : Subject.all(bench)) {
            for (Method method : bench.candidate().leftOut(subject.facet())) {
                Call.of(subject, method).ifPresent(call -> Expect.unsupported(call.what(), () -> call.make(bench)));
            }
        }
    }

    private static void notOffered(Bench bench) {
        Connect connect = bench.connect();
        for (Class<? extends Facet> facet : Facets.ALL) {
            boolean others = bench.candidate().driver().companions().contains(Subject.kindOf(facet));
            if (!others && !bench.candidate().offers(facet)) {
                Ref ref = Subject.anyRef(facet);
                boolean claims = bench.candidate().way().knowsFacets() && connect.is(facet);
                assertFalse(claims, () -> "the connection says that it has " + facet.getSimpleName());
                Call.first(facet, ref).ifPresent(call -> Expect.unsupported(call.what(), () -> call.make(bench)));
            }
        }
    }

    /** Makes every call that only reads. */
    private static List<Call.Outcome> read(Bench bench) {
        List<Call.Outcome> outcomes = new ArrayList<>();
        for (Subject subject : Subject.all(bench)) {
            for (Method method : bench.candidate().supported(subject.facet())) {
                if (Call.onlyReads(method)) {
                    Call.of(subject, method).ifPresent(call -> outcomes.add(call.outcome(bench)));
                }
            }
        }
        assertFalse(outcomes.isEmpty(), "nothing can be read");
        return outcomes;
    }

    private static void onlyOurs(Bench bench) {
        for (Call.Outcome outcome : read(bench)) {
            assertTrue(
                    outcome.thrown()
                            .filter(thrown -> !(thrown instanceof VirtException))
                            .isEmpty(),
                    outcome::toString);
        }
    }

    private static void kept(Bench bench) {
        for (Call.Outcome outcome : read(bench)) {
            boolean refused = outcome.thrown()
                    .filter(thrown ->
                            thrown instanceof VirtException error && error.number() == ErrorCode.NO_SUPPORT.number())
                    .isPresent();
            assertFalse(refused, outcome::toString);
        }
    }

    private static void neverNull(Bench bench) {
        List<String> nulls = new ArrayList<>();
        for (Call.Outcome outcome : read(bench)) {
            if (outcome.isNull()) {
                nulls.add(outcome.what());
            }
        }
        assertEquals(List.of(), nulls);
    }
}
