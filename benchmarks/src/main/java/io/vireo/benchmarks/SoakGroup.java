package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.domain.DomainRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Many clients at once on the packed daemon while drivers come and go, the one that almost all of them use among them:
 * nothing may be lost, wrong or left behind. A short run takes twenty seconds; a full one makes the calls of eight hours,
 * in which each client calls once a second, as fast as it gets answers.
 */
final class SoakGroup implements Group {

    private static final int CLIENTS = 200;
    private static final int REGISTER = 316;
    private static final int LIFECYCLE = 0;
    private static final int SETTLE_MILLIS = 20_000;
    private static final int LAST_EVENTS_MILLIS = 5_000;
    private static final long MOMENT_NANOS = 500_000;
    private static final int WARM_SECONDS = 10;
    private static final int SHORT_SECONDS = 20;
    private static final int LONGEST_SECONDS = 3600;
    private static final long CALLS_OF_EIGHT_HOURS = 8 * 3600L;
    private static final double HEAP_BYTES = 4 << 20;

    private final Path distribution;
    private final Path guest;

    /** Makes the group for a packed distribution, with one more driver that comes and goes if its file is there. */
    SoakGroup(Path distribution, Path guest) {
        this.distribution = distribution;
        this.guest = guest;
    }

    /** What came of one run. */
    private record Outcome(SoakLedger ledger, long calls, double seconds, int swaps) {}

    /** What a process holds. */
    private record Holding(long heap, long files, long threads) {

        static Holding of(Server server) throws IOException, InterruptedException {
            return new Holding(Heap.live(server), entries(server, "fd"), entries(server, "task"));
        }
    }

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        long share = effort == Effort.SHORT ? Long.MAX_VALUE : CALLS_OF_EIGHT_HOURS;
        int seconds = effort == Effort.SHORT ? SHORT_SECONDS : LONGEST_SECONDS;
        Path root = Files.createDirectory(folder.resolve("daemon"));
        Path own = ownDistribution(folder.resolve("vireo"));
        List<SoakSwap> swaps = swaps(own, root);
        try (Server daemon = Server.start(own, root);
                Wire listener = Wire.open(daemon.socket(), "test:///default")) {
            listener.ask(REGISTER, new ConnectRef(), LIFECYCLE, Optional.<DomainRef>empty());
            run(daemon, listener, swaps, Long.MAX_VALUE, WARM_SECONDS);
            Holding before = Holding.of(daemon);
            Outcome outcome = run(daemon, listener, swaps, share, seconds);
            settle(daemon, before);
            return figures(outcome, before, Holding.of(daemon));
        }
    }

    private static List<Figure> figures(Outcome outcome, Holding before, Holding after) {
        SoakLedger ledger = outcome.ledger();
        return List.of(
                Figure.alone("soak: calls of " + CLIENTS + " clients", Unit.TIMES, outcome.calls(), Limit.NONE),
                Figure.alone(
                        "soak: calls in a second", Unit.PER_SECOND, outcome.calls() / outcome.seconds(), Limit.NONE),
                Figure.alone("soak: a driver came or went", Unit.TIMES, outcome.swaps(), Limit.NONE),
                Figure.alone("soak: changes that went with a driver", Unit.TIMES, ledger.cuts(), Limit.NONE),
                none("soak: wrong replies", ledger.wrong()),
                none("soak: events lost, of " + ledger.changes(), ledger.lost()),
                none("soak: events invented", ledger.invented()),
                Figure.alone(
                        "soak: live heap grown, of " + before.heap(),
                        Unit.BYTES,
                        Math.max(0, after.heap() - before.heap()),
                        new Limit.Value(HEAP_BYTES, Unit.BYTES)),
                none("soak: descriptors left behind", Math.max(0, after.files() - before.files())),
                none("soak: threads left behind", Math.max(0, after.threads() - before.threads())));
    }

    private static Figure none(String name, long many) {
        return Figure.alone(name, Unit.TIMES, many, new Limit.Value(0, Unit.TIMES));
    }

    /** A copy, from which a driver can be taken out. */
    private Path ownDistribution(Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(distribution)) {
            for (Path each : all.filter(each -> !each.startsWith(distribution.resolve("cache")))
                    .toList()) {
                Files.copy(each, copy.resolve(distribution.relativize(each)));
            }
        }
        return copy;
    }

    private List<SoakSwap> swaps(Path own, Path root) throws IOException {
        List<SoakSwap> swaps = new ArrayList<>();
        try (Stream<Path> drivers = Files.list(own.resolve("drivers"))) {
            Path resident = drivers.filter(each -> each.getFileName().toString().startsWith("driver-test-"))
                    .findFirst()
                    .orElseThrow();
            swaps.add(new SoakSwap(distribution.resolve("drivers").resolve(resident.getFileName()), resident, true));
        }
        if (Files.exists(guest)) {
            swaps.add(new SoakSwap(guest, root.resolve("drivers").resolve("guest.jar"), false));
        } else {
            System.err.println("soak: nobody stays connected to a driver that only visits, for there is no " + guest);
        }
        return swaps;
    }

    /** Lets all clients work, each until its share is done or time is up. */
    private static Outcome run(Server daemon, Wire listener, List<SoakSwap> swaps, long share, int seconds)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS + swaps.size() + 1);
        try {
            SoakLedger ledger = new SoakLedger();
            listener.hear(ledger::heard);
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(new SoakClient(daemon.socket(), i, share, end, swaps.size() > 1, ledger)));
            }
            List<Future<Integer>> swapping = new ArrayList<>();
            for (SoakSwap swap : swaps) {
                swapping.add(pool.submit(swap.until(() -> System.nanoTime() > end, () -> areDone(clients))));
            }
            Future<?> listening = pool.submit(() -> listen(listener, ledger, clients));
            long calls = 0;
            for (Future<Long> client : clients) {
                calls += client.get();
            }
            double took = (System.nanoTime() - begin) / 1e9;
            int moves = 0;
            for (Future<Integer> swap : swapping) {
                moves += swap.get();
            }
            listening.get();
            return new Outcome(ledger, calls, took, moves);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Takes what comes, as long as something may, and what is still under way then. */
    private static Void listen(Wire listener, SoakLedger ledger, List<Future<Long>> clients) throws IOException {
        while (!areDone(clients)) {
            listener.lookFor(MOMENT_NANOS);
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_EVENTS_MILLIS);
        while (System.nanoTime() < end && ledger.lost() > 0) {
            listener.lookFor(MOMENT_NANOS);
        }
        return null;
    }

    private static boolean areDone(List<Future<Long>> clients) {
        return clients.stream().allMatch(Future::isDone);
    }

    /** Sessions end a moment after their sockets. */
    private static void settle(Server daemon, Holding before) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
        while (System.nanoTime() < end
                && (entries(daemon, "fd") > before.files() || entries(daemon, "task") > before.threads())) {
            Thread.sleep(200);
        }
    }

    private static long entries(Server server, String what) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + server.pid().orElseThrow() + "/" + what))) {
            return all.filter(each -> !isOfCrew(each)).count();
        }
    }

    /** The crew that serves has a bound of its own, and keeps whom it hired. */
    private static boolean isOfCrew(Path entry) {
        try {
            return Files.readString(entry.resolve("comm")).startsWith("vireo-crew");
        } catch (IOException noThread) {
            return false;
        }
    }
}
