package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.Domain;
import io.vireo.domain.DomainState;
import io.vireo.domain.Inspect;
import java.util.List;
import java.util.OptionalInt;

/** Starts that must fail: nothing of them stays, and after repair the domain starts. */
final class FailingStartContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;

    static final Group GROUP = new Group(
            "starts that fail",
            List.of(
                    contract("says why a domain could not be started", FailingStartContracts::says),
                    contract("leaves a domain off that could not be started", FailingStartContracts::leavesOff),
                    contract("tells of no start without a stop", FailingStartContracts::tells),
                    contract("starts a domain after what was wrong is repaired", FailingStartContracts::repaired),
                    contract("removes a domain that could not be started", FailingStartContracts::removes)
                            .needing(KIND.can(Verb.UNDEFINE))));

    private FailingStartContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.document(
                        "domain that fails to start",
                        sample -> sample.failingDomain("tck", Identity.unused().uuid())),
                KIND.can(Verb.DEFINE, Verb.START, Verb.STOP),
                Need.of(Inspect.class, "state"),
                Need.startable());
    }

    private record Failing(Domain domain, Runnable repair) {}

    private static Failing failing(Bench bench) {
        Identity identity = bench.identity();
        FailingDomain failing =
                bench.sample().failingDomain(identity.name(), identity.uuid()).orElseThrow();
        return new Failing(bench.connect().defineDomain(failing.xml()), failing.repair());
    }

    private static void says(Bench bench) {
        Domain domain = failing(bench).domain();
        Expect.refused("start", domain::start);
    }

    private static void leavesOff(Bench bench) {
        Domain domain = failing(bench).domain();
        Expect.refused("start", domain::start);
        assertEquals(DomainState.SHUTOFF, domain.state().state());
        assertEquals(OptionalInt.empty(), domain.id());
        Expect.invalidState("destroy", domain::destroy);
    }

    private static void tells(Bench bench) throws InterruptedException {
        Domain domain = failing(bench).domain();
        Recorder recorder = bench.record(bench.open());
        Expect.refused("start", domain::start);
        recorder.settle();
        List<String> words = recorder.words(KIND, domain.ref());
        long started = words.stream().filter("STARTED"::equals).count();
        long stopped = words.stream().filter("STOPPED"::equals).count();
        assertTrue(started <= stopped, () -> "told " + words);
    }

    private static void repaired(Bench bench) {
        Failing failing = failing(bench);
        Expect.refused("start", () -> failing.domain().start());
        failing.repair().run();
        failing.domain().start();
        assertTrue(failing.domain().id().isPresent(), "it does not run");
    }

    private static void removes(Bench bench) {
        Domain domain = failing(bench).domain();
        Expect.refused("start", domain::start);
        domain.undefine();
        assertTrue(!KIND.list(bench.connect()).contains(domain.ref()), "it is still there");
    }
}
