package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.InvalidState;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Many at once, and calls that are given up. */
final class ConcurrencyContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 25;

    static final Group GROUP = new Group(
            "many at once",
            List.of(
                    Contract.of(
                            "lets only one of many clients define a name",
                            ConcurrencyContracts::oneDefines,
                            KIND.definable(),
                            KIND.can(Verb.LIST)),
                    running("lets only one of many clients start a domain", ConcurrencyContracts::oneStarts),
                    Contract.of(
                            "opens and closes while others work", ConcurrencyContracts::comeAndGo, KIND.can(Verb.LIST)),
                    Contract.of(
                            "closes while calls are under way",
                            ConcurrencyContracts::closeUnderCalls,
                            KIND.can(Verb.LIST)),
                    running(
                            "ends a start that is interrupted with an answer, and knows what it did",
                            ConcurrencyContracts::interrupted),
                    running(
                            "goes on after a start that was given up at its deadline",
                            ConcurrencyContracts::deadline)));

    private ConcurrencyContracts() {}

    private static Contract running(String sentence, Contract.Body body) {
        return Contract.of(sentence, body, KIND.obtainable(), KIND.can(Verb.START, Verb.STOP), Need.startable());
    }

    private static void oneDefines(Bench bench) throws Exception {
        Identity identity = bench.identity();
        Together together = new Together();
        for (int client = 0; client < CLIENTS; client++) {
            Connect connect = bench.open();
            Identity other = bench.remember(identity.withUuid(Identity.unused().uuid()));
            // A sample may make an image first, which is no concern of this contract.
            String xml = bench.xml(KIND, other);
            together.add(() -> KIND.define(connect, xml));
        }
        assertAllButOne(together.run());
        long there = KIND.list(bench.connect()).stream()
                .filter(ref -> ref.name().equals(identity.name()))
                .count();
        assertEquals(1, there, "how many domains of one name there are");
    }

    private static void assertAllButOne(List<String> refusals) {
        assertEquals(CLIENTS - 1, refusals.size(), () -> "how many were refused: " + refusals);
    }

    private static void oneStarts(Bench bench) throws Exception {
        DomainRef ref = bench.obtain(KIND);
        Recorder recorder = bench.record(bench.open());
        Together together = new Together();
        for (int client = 0; client < CLIENTS; client++) {
            Domain domain = bench.open().at(ref);
            together.add(() -> domain.lifecycle().start(Set.of()));
        }
        assertAllButOne(together.run());
        recorder.heard(KIND, ref, "STARTED");
    }

    private static void comeAndGo(Bench bench) throws Exception {
        Connect stays = bench.open();
        Together together = new Together();
        for (int client = 0; client < CLIENTS; client++) {
            together.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    try (Connect connect = bench.candidate().way().open(bench.uri())) {
                        KIND.list(connect);
                    }
                }
                return null;
            });
        }
        assertEquals(List.of(), together.run(), "clients that were refused");
        KIND.list(stays);
    }

    private static void closeUnderCalls(Bench bench) throws Exception {
        Connect stays = bench.open();
        Connect closes = bench.open();
        Together together = new Together();
        for (int client = 0; client < CLIENTS; client++) {
            together.add(() -> {
                while (closes.isOpen()) {
                    KIND.list(closes);
                }
                return null;
            });
        }
        together.add(() -> {
            Thread.sleep(20);
            closes.close();
            return null;
        });
        together.run(); // Refusals are right; whatever else was thrown, or a hang, is not.
        KIND.list(stays);
    }

    private static void interrupted(Bench bench) throws Exception {
        DomainRef ref = bench.obtain(KIND);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> startInterrupted(bench.connect().at(ref)), "tck interrupted");
        caller.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        caller.start();
        caller.join(bench.patience().toMillis());
        assertFalse(caller.isAlive(), "an interrupted call hangs");
        assertEquals(List.of(), thrown, "what an interrupted call threw");
        startsAnew(bench, ref);
    }

    private static void startInterrupted(Domain domain) {
        Thread.currentThread().interrupt();
        try {
            domain.start();
        } catch (VirtException refused) {
            // As good an answer as a start.
        }
    }

    /** A far server may still be about to carry out what the interrupted caller gave up: what it does is then stopped. */
    private static void startsAnew(Bench bench, DomainRef ref) throws InterruptedException {
        Expect.soon("a start after the interrupted one", bench.patience(), () -> isStartedAnew(bench, ref));
    }

    private static boolean isStartedAnew(Bench bench, DomainRef ref) {
        try {
            if (KIND.isActive(bench.connect(), ref)) {
                KIND.stop(bench.connect(), ref);
            }
            KIND.start(bench.connect(), ref);
        } catch (InvalidState overtaken) {
            return false;
        }
        return KIND.isActive(bench.connect(), ref);
    }

    private static void deadline(Bench bench) throws InterruptedException {
        DomainRef ref = bench.obtain(KIND);
        try {
            KIND.start(bench.connect().within(Duration.ofNanos(1)), ref);
        } catch (TimedOut givenUp) {
            // The start itself may go on for a while, and either end is right.
        }
        Expect.soon("a start after the one that was given up", bench.patience(), () -> isSettled(bench, ref));
        assertTrue(KIND.isActive(bench.connect(), ref), "it does not start any more");
    }

    /** Whether it runs, by now or by this try. */
    private static boolean isSettled(Bench bench, DomainRef ref) {
        try {
            KIND.start(bench.connect(), ref);
        } catch (VirtException busy) {
            return KIND.isActive(bench.connect(), ref);
        }
        return true;
    }
}
