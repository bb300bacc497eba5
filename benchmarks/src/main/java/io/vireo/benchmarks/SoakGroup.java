package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.domain.DomainRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Many clients at once on the packed daemon while a driver comes and goes, some of them on that driver: nothing may be
 * lost, wrong or left behind. A short run takes twenty seconds; a full one makes the calls of eight hours, in which each
 * client calls once a second, as fast as it gets answers.
 */
final class SoakGroup implements Group {

    private static final int CLIENTS = 200;
    private static final int REGISTER = 316;
    private static final int LIFECYCLE = 0;
    private static final int SETTLE_MILLIS = 20_000;
    private static final int SWAP_MILLIS = 2_000;
    private static final long MOMENT_NANOS = 500_000;
    private static final int WARM_SECONDS = 10;
    private static final int SHORT_SECONDS = 20;
    private static final int LONGEST_SECONDS = 3600;
    private static final long CALLS_OF_EIGHT_HOURS = 8 * 3600L;
    private static final double HEAP_BYTES = 4 << 20;

    private final Path distribution;
    private final Path driver;
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private int swaps;

    /** Makes the group for a packed distribution, with a driver that comes and goes if its file is there. */
    SoakGroup(Path distribution, Path driver) {
        this.distribution = distribution;
        this.driver = driver;
    }

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        long share = effort == Effort.SHORT ? Long.MAX_VALUE : CALLS_OF_EIGHT_HOURS;
        int seconds = effort == Effort.SHORT ? SHORT_SECONDS : LONGEST_SECONDS;
        Path root = Files.createDirectory(folder.resolve("daemon"));
        try (Server daemon = Server.start(distribution, root);
                Wire listener = Wire.open(daemon.socket(), "test:///default")) {
            listener.ask(REGISTER, new ConnectRef(), LIFECYCLE, Optional.<DomainRef>empty());
            run(daemon, listener, root, Long.MAX_VALUE, WARM_SECONDS);
            int events = listener.events();
            expected.set(0);
            swaps = 0;
            long heap = Heap.live(daemon);
            long files = entries(daemon, "fd");
            long threads = entries(daemon, "task");
            long begin = System.nanoTime();
            long calls = run(daemon, listener, root, share, seconds);
            double rate = calls * 1e9 / (System.nanoTime() - begin);
            long lost = expected.get() - (listener.events() - events);
            settle(daemon, files, threads);
            long grown = Math.max(0, Heap.live(daemon) - heap);
            return List.of(
                    Figure.alone("soak: calls of " + CLIENTS + " clients", Unit.TIMES, calls, Limit.NONE),
                    Figure.alone("soak: calls in a second", Unit.PER_SECOND, rate, Limit.NONE),
                    Figure.alone(
                            "soak: live heap grown, of " + heap,
                            Unit.BYTES,
                            grown,
                            new Limit.Value(HEAP_BYTES, Unit.BYTES)),
                    none("soak: wrong replies", wrong.get()),
                    none("soak: events lost or invented, of " + expected.get(), Math.abs(lost)),
                    none("soak: descriptors left behind", Math.max(0, entries(daemon, "fd") - files)),
                    none("soak: threads left behind", Math.max(0, entries(daemon, "task") - threads)),
                    Figure.alone("soak: a driver came or went", Unit.TIMES, swaps, Limit.NONE));
        }
    }

    private static Figure none(String name, long many) {
        return Figure.alone(name, Unit.TIMES, many, new Limit.Value(0, Unit.TIMES));
    }

    /** Lets all clients work, each until its share is done or time is up, and returns how many calls they made. */
    private long run(Server daemon, Wire listener, Path root, long share, int seconds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS + 2);
        try {
            int before = listener.events();
            long already = expected.get();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                SoakClient.Score score = new SoakClient.Score(wrong, expected);
                clients.add(pool.submit(new SoakClient(daemon.socket(), i, share, end, Files.exists(driver), score)));
            }
            Future<?> swapper = pool.submit(() -> swap(root, end, clients));
            Future<?> listening = pool.submit(() -> listen(listener, end, clients));
            long calls = 0;
            for (Future<Long> client : clients) {
                calls += client.get();
            }
            swapper.get();
            listening.get();
            listener.awaitEvents(before + Math.toIntExact(expected.get() - already));
            return calls;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Takes what comes, as long as something may. */
    private static Void listen(Wire listener, long end, List<Future<Long>> clients) throws IOException {
        while (System.nanoTime() < end && !areDone(clients)) {
            listener.lookFor(MOMENT_NANOS);
        }
        return null;
    }

    private static boolean areDone(List<Future<Long>> clients) {
        return clients.stream().allMatch(Future::isDone);
    }

    private Void swap(Path root, long end, List<Future<Long>> clients) throws IOException, InterruptedException {
        if (!Files.exists(driver)) {
            System.err.println("soak: no driver comes and goes, because there is no " + driver);
            return null;
        }
        Path target = Files.createDirectories(root.resolve("drivers")).resolve("soaked.jar");
        while (System.nanoTime() < end && !areDone(clients)) {
            if (!Files.deleteIfExists(target)) {
                Files.copy(driver, target, StandardCopyOption.REPLACE_EXISTING);
            }
            swaps++;
            Thread.sleep(SWAP_MILLIS);
        }
        // Whoever waits for the driver gets it once more; what it leaves is looked at when it is gone.
        if (!Files.exists(target)) {
            Files.copy(driver, target);
        }
        while (!areDone(clients)) {
            Thread.sleep(SWAP_MILLIS / 20);
        }
        Files.delete(target);
        return null;
    }

    /** Sessions end a moment after their sockets. */
    private static void settle(Server daemon, long files, long threads) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
        while (System.nanoTime() < end && (entries(daemon, "fd") > files || entries(daemon, "task") > threads)) {
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
