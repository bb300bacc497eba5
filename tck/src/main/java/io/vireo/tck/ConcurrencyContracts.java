package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many at once. */
final class ConcurrencyContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final int READERS = 8;
    private static final int ROUNDS = 25;

    static final Group GROUP = new Group(
            "many at once",
            List.of(
                    Contract.of(
                            "lets eight threads read while one defines and undefines",
                            ConcurrencyContracts::readersAndWriter,
                            KIND.definable(),
                            KIND.can(Verb.LIST, Verb.FIND_BY_NAME, Verb.DESCRIBE, Verb.UNDEFINE)),
                    Contract.of(
                            "lets only one of many clients define a name",
                            ConcurrencyContracts::oneDefines,
                            KIND.definable(),
                            KIND.can(Verb.LIST)),
                    Contract.of(
                            "lets only one of many clients start a domain",
                            ConcurrencyContracts::oneStarts,
                            KIND.obtainable(),
                            KIND.can(Verb.START, Verb.STOP),
                            Need.startable()),
                    Contract.of(
                            "opens and closes while others work", ConcurrencyContracts::comeAndGo, KIND.can(Verb.LIST)),
                    Contract.of(
                            "ends a start that is interrupted with an answer, and knows what it did",
                            ConcurrencyContracts::interrupted,
                            KIND.obtainable(),
                            KIND.can(Verb.START, Verb.STOP),
                            Need.startable())));

    private ConcurrencyContracts() {}

    /** Runs tasks at the same moment and returns why some were refused; fails with what else one of them threw. */
    private static List<String> together(List<Callable<?>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CountDownLatch start = new CountDownLatch(1);
        List<String> refused = new CopyOnWriteArrayList<>();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        return task.call();
                    } catch (VirtException refusal) {
                        return refused.add(refusal.getMessage());
                    }
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get();
            }
            return refused;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void readersAndWriter(Bench bench) throws Exception {
        Identity identity = bench.identity();
        String xml = bench.xml(KIND, identity);
        AtomicBoolean done = new AtomicBoolean();
        List<Callable<?>> tasks = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            Connect connect = bench.open();
            tasks.add(() -> {
                while (!done.get()) {
                    read(connect, identity);
                }
                return null;
            });
        }
        Connect writer = bench.open();
        tasks.add(() -> {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    KIND.undefine(writer, KIND.define(writer, xml));
                }
                return KIND.define(writer, xml);
            } finally {
                done.set(true);
            }
        });
        assertEquals(List.of(), together(tasks), "calls that were refused for no reason");
        DomainRef last = KIND.byName(bench.open(), identity.name());
        assertTrue(KIND.list(bench.connect()).contains(last), "the last definition");
    }

    private static void read(Connect connect, Identity identity) {
        try {
            KIND.list(connect);
            KIND.describe(connect, KIND.byName(connect, identity.name()));
        } catch (NotFound gone) {
            // Undefined a moment ago.
        }
    }

    private static void oneDefines(Bench bench) throws Exception {
        Identity identity = bench.identity();
        List<Callable<?>> tasks = new ArrayList<>();
        for (int client = 0; client < READERS; client++) {
            Connect connect = bench.open();
            String xml = bench.xml(
                    KIND, bench.remember(identity.withUuid(Identity.unused().uuid())));
            tasks.add(() -> KIND.define(connect, xml));
        }
        assertEquals(READERS - 1, together(tasks).size(), "how many were refused");
        long there = KIND.list(bench.connect()).stream()
                .filter(ref -> ref.name().equals(identity.name()))
                .count();
        assertEquals(1, there, "how many domains of one name there are");
    }

    private static void oneStarts(Bench bench) throws Exception {
        DomainRef ref = bench.obtain(KIND);
        Recorder recorder = bench.record(bench.open());
        List<Callable<?>> tasks = new ArrayList<>();
        for (int client = 0; client < READERS; client++) {
            Domain domain = bench.open().at(ref);
            tasks.add(() -> domain.lifecycle().start(Set.of()));
        }
        assertEquals(READERS - 1, together(tasks).size(), "how many were refused");
        recorder.heard(KIND, ref, "STARTED");
    }

    private static void comeAndGo(Bench bench) throws Exception {
        Connect stays = bench.open();
        List<Callable<?>> tasks = new ArrayList<>();
        for (int client = 0; client < READERS; client++) {
            tasks.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    try (Connect connect = bench.candidate().way().open(bench.uri())) {
                        KIND.list(connect);
                    }
                }
                return null;
            });
        }
        assertEquals(List.of(), together(tasks), "clients that were refused");
        KIND.list(stays);
    }

    private static void interrupted(Bench bench) throws Exception {
        DomainRef ref = bench.obtain(KIND);
        Domain domain = bench.connect().at(ref);
        Thread caller = new Thread(
                () -> {
                    Thread.currentThread().interrupt();
                    try {
                        domain.start();
                    } catch (VirtException refused) {
                        // As good an answer as a start.
                    }
                },
                "tck interrupted");
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        caller.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        caller.start();
        caller.join(bench.patience().toMillis());
        assertFalse(caller.isAlive(), "an interrupted call hangs");
        assertEquals(List.of(), thrown, "what an interrupted call threw");
        if (KIND.isActive(bench.connect(), ref)) {
            domain.destroy();
        }
        domain.start();
        assertTrue(domain.id().isPresent(), "it does not start any more");
    }
}
