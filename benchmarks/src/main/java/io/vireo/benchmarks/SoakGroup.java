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
 * Many clients at once on the packed daemon, for a bounded time, while a driver comes and goes: nothing may be lost, wrong
 * or left behind. A short run takes twenty seconds, a full one ten minutes.
 */
final class SoakGroup implements Group {

    private static final int CLIENTS = 200;
    private static final int REGISTER = 316;
    private static final int LIFECYCLE = 0;
    private static final int SETTLE_MILLIS = 20_000;
    private static final int SWAP_MILLIS = 2_000;

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
        int seconds = effort == Effort.SHORT ? 20 : 600;
        Path root = Files.createDirectory(folder.resolve("daemon"));
        try (Server daemon = Server.start(distribution, root);
                Wire listener = Wire.open(daemon.socket(), "test:///default")) {
            listener.ask(REGISTER, new ConnectRef(), LIFECYCLE, Optional.<DomainRef>empty());
            run(daemon, listener, root, 3);
            int events = listener.events();
            expected.set(0);
            long files = entries(daemon, "fd");
            long threads = entries(daemon, "task");
            double calls = run(daemon, listener, root, seconds);
            long lost = expected.get() - (listener.events() - events);
            settle(daemon, files, threads);
            return List.of(
                    Figure.alone("soak: calls of " + CLIENTS + " clients", Unit.PER_SECOND, calls, Limit.NONE),
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

    /** Lets all clients work and returns how many calls a second they made; reads events meanwhile. */
    private double run(Server daemon, Wire listener, Path root, int seconds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS + 1);
        try {
            int before = listener.events();
            long already = expected.get();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(new SoakClient(daemon.socket(), i, end, wrong, expected)));
            }
            Future<?> swapper = pool.submit(() -> swap(root, end));
            while (System.nanoTime() < end) {
                listener.replies();
            }
            long calls = 0;
            for (Future<Long> client : clients) {
                calls += client.get();
            }
            double rate = calls * 1e9 / (System.nanoTime() - begin);
            swapper.get();
            listener.awaitEvents(before + Math.toIntExact(expected.get() - already));
            return rate;
        } finally {
            pool.shutdownNow();
        }
    }

    private Void swap(Path root, long end) throws IOException, InterruptedException {
        if (!Files.exists(driver)) {
            System.err.println("soak: no driver comes and goes, because there is no " + driver);
            return null;
        }
        Path target = Files.createDirectories(root.resolve("drivers")).resolve("soaked.jar");
        while (System.nanoTime() < end) {
            if (!Files.deleteIfExists(target)) {
                Files.copy(driver, target, StandardCopyOption.REPLACE_EXISTING);
            }
            swaps++;
            Thread.sleep(SWAP_MILLIS);
        }
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
            return all.count();
        }
    }
}
