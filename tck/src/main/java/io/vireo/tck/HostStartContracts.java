package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Ref;
import java.util.List;

/**
 * Starting with the host, and running without a definition, of what domains use; domains have contracts of their own.
 *
 * @param kind what starts
 * @param <R> its kind of reference
 */
record HostStartContracts<R extends Ref>(Kind<R> kind) {

    Group group() {
        String noun = kind.noun();
        Need autostart = kind.can(Verb.AUTOSTART, Verb.SET_AUTOSTART);
        Need create = kind.can(Verb.CREATE, Verb.STOP, Verb.LIST, Verb.IS_ACTIVE);
        return new Group(
                "a " + noun + " and the host's start",
                List.of(
                        Contract.of(
                                "does not start a new " + noun + " with the host",
                                this::off,
                                kind.definable(),
                                autostart),
                        Contract.of(
                                "remembers for every client whether a " + noun + " starts with the host",
                                this::remembers,
                                kind.definable(),
                                autostart),
                        Contract.of("runs a " + noun + " without a definition", this::runs, kind.definable(), create),
                        Contract.of(
                                "forgets a " + noun + " without a definition when it stops",
                                this::forgets,
                                kind.definable(),
                                create),
                        Contract.of(
                                "refuses to start a " + noun + " without a definition with the host",
                                this::refuses,
                                kind.definable(),
                                create,
                                autostart)));
    }

    private void off(Bench bench) {
        assertFalse(kind.autostart(bench.connect(), bench.define(kind)));
    }

    private void remembers(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.define(kind);
        kind.setAutostart(connect, ref, true);
        assertTrue(kind.autostart(connect, ref), "after it was set");
        assertTrue(kind.autostart(bench.open(), ref), "for another client");
        kind.setAutostart(connect, ref, false);
        assertFalse(kind.autostart(connect, ref), "after it was taken back");
    }

    private R create(Bench bench) {
        return kind.create(bench.connect(), bench.xml(kind, bench.identity()));
    }

    private void runs(Bench bench) {
        R ref = create(bench);
        assertTrue(kind.isActive(bench.connect(), ref), "it does not run");
        assertTrue(kind.list(bench.open()).contains(ref), "it is not in another client's list");
    }

    private void forgets(Bench bench) {
        R ref = create(bench);
        kind.stop(bench.connect(), ref);
        assertFalse(kind.list(bench.connect()).contains(ref), "it is still in the list");
    }

    private void refuses(Bench bench) {
        R ref = create(bench);
        Expect.invalidState("autostart", () -> kind.setAutostart(bench.connect(), ref, true));
    }
}
