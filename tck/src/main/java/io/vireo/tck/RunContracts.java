package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.InvalidState;
import io.vireo.Ref;
import java.util.List;
import java.util.Optional;

/**
 * Starting, stopping and the events about it.
 *
 * @param kind what runs
 * @param <R> its kind of reference
 */
record RunContracts<R extends Ref>(Kind<R> kind) {

    Group group() {
        String noun = kind.noun();
        return new Group(
                "running a " + noun,
                List.of(
                        contract("starts and stops a " + noun, this::startsAndStops),
                        contract("refuses to start a " + noun + " that runs", this::startsOnce),
                        contract("refuses to stop a " + noun + " that does not run", this::stopsOnce)
                                .needing(strict()),
                        contract("keeps the definition of a " + noun + " that is stopped", this::keepsDefinition)
                                .needing(kind.can(Verb.LIST, Verb.DESCRIBE)),
                        contract("starts a " + noun + " again after it was stopped", this::startsAgain),
                        Contract.of(
                                "lets a running " + noun + " go on when it is undefined, or refuses",
                                this::undefineRunning,
                                kind.definable(),
                                kind.can(Verb.START, Verb.STOP, Verb.IS_ACTIVE, Verb.UNDEFINE, Verb.LIST),
                                ours(),
                                startable()),
                        Contract.of(
                                "tells once each, in order, that a " + noun + " was defined and undefined",
                                this::tellsDefinition,
                                kind.definable(),
                                kind.can(Verb.UNDEFINE),
                                events()),
                        Contract.of(
                                "tells every client once each, in order, that a " + noun + " was started and stopped",
                                this::tellsRun,
                                kind.obtainable(),
                                kind.can(Verb.START, Verb.STOP),
                                events(),
                                startable()),
                        Contract.of(
                                "tells one client what another did with a " + noun,
                                this::tellsOthers,
                                kind.definable(),
                                kind.can(Verb.UNDEFINE),
                                events()),
                        Contract.of(
                                "tells nothing about a " + noun + " to who does not listen any more",
                                this::tellsNoMore,
                                kind.definable(),
                                kind.can(Verb.UNDEFINE),
                                events()),
                        Contract.of(
                                "tells nothing of a refused definition of a " + noun,
                                this::tellsNoRefusal,
                                kind.definable(),
                                events())));
    }

    private Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence, body, kind.obtainable(), kind.can(Verb.START, Verb.STOP, Verb.IS_ACTIVE), startable());
    }

    private Need startable() {
        return kind instanceof DomainKind ? Need.startable() : candidate -> Optional.empty();
    }

    private Need ours() {
        return kind.belongsToHost()
                ? Need.never("a " + kind.noun() + " belongs to the host")
                : candidate -> Optional.empty();
    }

    private Need strict() {
        return kind.stopsOnce() ? candidate -> Optional.empty() : Need.never("a " + kind.noun() + " may stop twice");
    }

    private Need events() {
        return kind.tells() ? candidate -> Optional.empty() : Need.never("there are no events of " + kind.noun());
    }

    private void startsAndStops(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.obtain(kind);
        kind.start(connect, ref);
        assertTrue(kind.isActive(connect, ref), "it was started and does not run");
        assertTrue(kind.isActive(bench.open(), ref), "another client does not see that it runs");
        kind.stop(connect, ref);
        assertFalse(kind.isActive(connect, ref), "it was stopped and runs");
    }

    private void startsOnce(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.obtain(kind);
        kind.start(connect, ref);
        Expect.invalidState("starting it twice", () -> kind.start(connect, ref));
        assertTrue(kind.isActive(connect, ref), "the refusal stopped it");
    }

    private void stopsOnce(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.obtain(kind);
        Expect.invalidState("stopping what does not run", () -> kind.stop(connect, ref));
        assertFalse(kind.isActive(connect, ref), "the refusal started it");
    }

    private void keepsDefinition(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.obtain(kind);
        String before = kind.describe(connect, ref);
        kind.start(connect, ref);
        kind.stop(connect, ref);
        assertTrue(kind.list(connect).contains(ref), "it is not in the list any more");
        assertEquals(before, kind.describe(connect, ref), "its definition");
    }

    private void startsAgain(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.obtain(kind);
        kind.start(connect, ref);
        kind.stop(connect, ref);
        kind.start(connect, ref);
        assertTrue(kind.isActive(connect, ref), "it does not run");
    }

    private void undefineRunning(Bench bench) {
        Connect connect = bench.connect();
        R ref = bench.define(kind);
        kind.start(connect, ref);
        boolean undefined = undefines(connect, ref);
        assertTrue(kind.isActive(connect, ref), "it was stopped");
        kind.stop(connect, ref);
        assertEquals(!undefined, kind.list(connect).contains(ref), "whether it stayed after it was stopped");
    }

    /** A domain promises to outlive its definition; the others may refuse. */
    private boolean undefines(Connect connect, R ref) {
        try {
            kind.undefine(connect, ref);
            return true;
        } catch (InvalidState refused) {
            assertFalse(kind instanceof DomainKind, () -> "refused: " + refused.getMessage());
            return false;
        }
    }

    private void tellsDefinition(Bench bench) throws InterruptedException {
        Recorder recorder = bench.record(bench.connect());
        R ref = bench.define(kind);
        kind.undefine(bench.connect(), ref);
        recorder.heard(kind, ref, "DEFINED", "UNDEFINED");
    }

    private void tellsRun(Bench bench) throws InterruptedException {
        R ref = bench.obtain(kind);
        Recorder recorder = bench.record(bench.connect());
        Recorder other = bench.record(bench.open());
        kind.start(bench.connect(), ref);
        kind.stop(bench.connect(), ref);
        recorder.heard(kind, ref, "STARTED", "STOPPED");
        other.heard(kind, ref, "STARTED", "STOPPED");
    }

    private void tellsOthers(Bench bench) throws InterruptedException {
        Recorder other = bench.record(bench.open());
        Connect connect = bench.open();
        R ref = kind.define(connect, bench.xml(kind, bench.identity()));
        kind.undefine(connect, ref);
        other.heard(kind, ref, "DEFINED", "UNDEFINED");
    }

    private void tellsNoMore(Bench bench) throws InterruptedException {
        Recorder recorder = bench.record(bench.connect());
        recorder.subscription().close();
        R ref = bench.define(kind);
        recorder.settle();
        assertEquals(List.of(), recorder.words(kind, ref), "heard after the subscription was closed");
    }

    private void tellsNoRefusal(Bench bench) throws InterruptedException {
        Recorder recorder = bench.record(bench.connect());
        Expect.refused("no XML", () -> kind.define(bench.connect(), "<tck"));
        recorder.settle();
        assertEquals(List.of(), recorder.events(), "events of a definition that was refused");
    }
}
