package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.Domain;
import io.vireo.domain.DomainState;
import io.vireo.domain.Inspect;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.StateReason;
import java.util.List;
import java.util.Set;

/** A domain's state, saved where the platform keeps it. */
final class ManagedSaveContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;

    static final Group GROUP = new Group(
            "saved state",
            List.of(
                    contract("stops a domain by saving its state", ManagedSaveContracts::saves),
                    contract("starts a domain from its saved state", ManagedSaveContracts::restores),
                    contract("forgets a saved state that is removed", ManagedSaveContracts::removes)
                            .needing(Need.of(ManagedSave.class, "removeManagedSave")),
                    contract("refuses to save the state of a domain that is off", ManagedSaveContracts::off),
                    contract("refuses to undefine a domain whose state is saved", ManagedSaveContracts::undefine)
                            .needing(KIND.can(Verb.UNDEFINE)),
                    contract(
                            "tells that a domain stopped and started by its saved state",
                            ManagedSaveContracts::tells)));

    private ManagedSaveContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(ManagedSave.class, "managedSave", "hasManagedSave"),
                Need.of(Inspect.class, "state"),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Domain saved(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        domain.managedSave().managedSave(Set.of());
        return domain;
    }

    private static void saves(Bench bench) {
        Domain domain = saved(bench);
        assertEquals(StateReason.SHUTOFF_SAVED, domain.state());
        assertTrue(domain.managedSave().hasManagedSave(), "no saved state");
        assertTrue(bench.open().at(domain.ref()).managedSave().hasManagedSave(), "no saved state for another client");
    }

    private static void restores(Bench bench) {
        Domain domain = saved(bench);
        domain.start();
        assertEquals(DomainState.RUNNING, domain.state().state());
        assertFalse(domain.managedSave().hasManagedSave(), "the saved state is still there");
    }

    private static void removes(Bench bench) {
        Domain domain = saved(bench);
        domain.managedSave().removeManagedSave();
        assertFalse(domain.managedSave().hasManagedSave(), "the saved state is still there");
        domain.start();
        assertEquals(StateReason.RUNNING_BOOTED, domain.state());
    }

    private static void off(Bench bench) {
        Domain domain = bench.domain();
        Expect.invalidState("saving what is off", () -> domain.managedSave().managedSave(Set.of()));
        assertFalse(domain.managedSave().hasManagedSave(), "a saved state of nothing");
    }

    private static void undefine(Bench bench) {
        Domain domain = saved(bench);
        Expect.invalidState("undefine with a saved state", domain::undefine);
        assertTrue(domain.managedSave().hasManagedSave(), "the refusal removed the saved state");
    }

    private static void tells(Bench bench) throws InterruptedException {
        Domain domain = bench.domain();
        Recorder recorder = bench.record(bench.open());
        domain.start();
        domain.managedSave().managedSave(Set.of());
        domain.start();
        recorder.heard(KIND, domain.ref(), "STARTED", "STOPPED", "STARTED");
    }
}
