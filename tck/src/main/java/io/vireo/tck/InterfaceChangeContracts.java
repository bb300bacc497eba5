package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.iface.InterfaceChanges;
import io.vireo.iface.InterfaceRef;
import java.util.List;

/** Changes of host interfaces that are tried out before they count. */
final class InterfaceChangeContracts {

    private static final InterfaceKind KIND = new InterfaceKind();

    static final Group GROUP = new Group(
            "changes of host interfaces that are tried out",
            List.of(
                    contract("takes an interface back that was defined since", InterfaceChangeContracts::rollback),
                    contract("keeps an interface once its change counts", InterfaceChangeContracts::commit),
                    contract("brings an interface back that was undefined since", InterfaceChangeContracts::restores)
                            .needing(KIND.can(Verb.UNDEFINE)),
                    contract("refuses to begin twice", InterfaceChangeContracts::twice),
                    contract("refuses to end what was not begun", InterfaceChangeContracts::without)));

    private InterfaceChangeContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(
                        InterfaceChanges.class,
                        "beginInterfaceChanges",
                        "commitInterfaceChanges",
                        "rollbackInterfaceChanges"),
                KIND.definable(),
                KIND.can(Verb.LIST));
    }

    private static InterfaceChanges changes(Bench bench) {
        return bench.connect().as(InterfaceChanges.class);
    }

    private static boolean isThere(Bench bench, InterfaceRef ref) {
        return KIND.list(bench.connect()).stream().anyMatch(ref::sameAs);
    }

    private static void rollback(Bench bench) {
        changes(bench).beginInterfaceChanges();
        InterfaceRef ref = bench.define(KIND);
        assertTrue(isThere(bench, ref), "before");
        changes(bench).rollbackInterfaceChanges();
        assertFalse(isThere(bench, ref), "after");
    }

    private static void commit(Bench bench) {
        changes(bench).beginInterfaceChanges();
        InterfaceRef ref = bench.define(KIND);
        changes(bench).commitInterfaceChanges();
        assertTrue(isThere(bench, ref), "after");
        Expect.refused("taking it back then", () -> changes(bench).rollbackInterfaceChanges());
        assertTrue(isThere(bench, ref), "after the refusal");
    }

    private static void restores(Bench bench) {
        InterfaceRef ref = bench.define(KIND);
        changes(bench).beginInterfaceChanges();
        KIND.undefine(bench.connect(), ref);
        assertFalse(isThere(bench, ref), "before");
        changes(bench).rollbackInterfaceChanges();
        assertTrue(isThere(bench, ref), "after");
    }

    private static void twice(Bench bench) {
        changes(bench).beginInterfaceChanges();
        Expect.invalidState("beginning again", () -> changes(bench).beginInterfaceChanges());
        changes(bench).rollbackInterfaceChanges();
    }

    private static void without(Bench bench) {
        Expect.invalidState("making it count", () -> changes(bench).commitInterfaceChanges());
        Expect.invalidState("taking it back", () -> changes(bench).rollbackInterfaceChanges());
    }
}
