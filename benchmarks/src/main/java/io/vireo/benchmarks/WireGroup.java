package io.vireo.benchmarks;

import io.vireo.domain.DomainRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The daemon under load, beside a real libvirtd on the same machine and in turn with it.
 *
 * <p>Which libvirtd is said by {@code VIREO_BENCH_LIBVIRTD}, its socket, and {@code VIREO_BENCH_LIBVIRTD_PID}, for its
 * use of processors; both need a connection without authentication. Without it the daemon's figures stand alone.
 */
final class WireGroup implements Group {

    private static final int MANY = 10_000;
    private static final int IN_FLIGHT = 32;
    private static final int CONNECTIONS = 8;
    private static final int WARM_UPS = 8;
    private static final double MIB = 1024 * 1024;
    private static final String REFERENCE = "libvirtd";

    private final Path distribution;
    private final List<Figure> figures = new ArrayList<>();
    private Effort effort;

    /** Makes the group for a packed distribution. */
    WireGroup(Path distribution) {
        this.distribution = distribution;
    }

    @Override
    public List<Figure> measure(Effort much, Path folder) throws Exception {
        effort = much;
        Optional<Server> libvirtd = libvirtd();
        if (libvirtd.isEmpty()) {
            System.err.println("wire: no libvirtd to compare with; VIREO_BENCH_LIBVIRTD names its socket");
        }
        // The first start after a build makes the archive of classes that every later one uses.
        Server.start(distribution, Files.createDirectory(folder.resolve("first")))
                .close();
        try (Server daemon = Server.start(distribution, Files.createDirectory(folder.resolve("daemon")))) {
            start(daemon);
            load(daemon, libvirtd);
        }
        return figures;
    }

    /** The one to compare with; empty when the environment names none. */
    static Optional<Server> libvirtd() {
        String socket = System.getenv("VIREO_BENCH_LIBVIRTD");
        String pid = System.getenv("VIREO_BENCH_LIBVIRTD_PID");
        return Optional.ofNullable(socket)
                .map(path -> Server.running(
                        Path.of(path), pid == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid))));
    }

    private void start(Server daemon) throws IOException {
        Limit ready = new Limit.Value(1000, Unit.MILLISECONDS);
        figures.add(Figure.alone("daemon: from start to ready", Unit.MILLISECONDS, daemon.readyMillis(), ready));
        WireLoad load = new WireLoad(daemon.socket(), 0);
        long begin = System.nanoTime();
        load.listMillis(1);
        double first = (System.nanoTime() - begin) / 1e6;
        Limit soon = new Limit.Value(100, Unit.MILLISECONDS);
        figures.add(Figure.alone("daemon: first connect, open, list, close", Unit.MILLISECONDS, first, soon));
    }

    private void load(Server daemon, Optional<Server> libvirtd) throws Exception {
        double seconds = effort.iterationMillis() / 1e3;
        WireLoad ours = new WireLoad(daemon.socket(), seconds);
        WireLoad theirs = new WireLoad(libvirtd.orElse(daemon).socket(), seconds);
        // The test driver's state lives as long as somebody is connected.
        List<Wire> held = List.of(ours.hold(), theirs.hold());
        try {
            warmUp(ours, theirs);
            compare("look-up, 1 in flight", 0.5, libvirtd, () -> ours.lookUps(1), () -> theirs.lookUps(1));
            compare(
                    "look-up, 32 in flight",
                    0.1,
                    libvirtd,
                    () -> ours.lookUps(IN_FLIGHT),
                    () -> theirs.lookUps(IN_FLIGHT));
            compare(
                    "look-up, 8 connections, 4 in flight each",
                    0.1,
                    libvirtd,
                    () -> ours.lookUps(CONNECTIONS, 4),
                    () -> theirs.lookUps(CONNECTIONS, 4));
            cpu(daemon, libvirtd, ours, theirs);
            compare("open and close", 0.5, libvirtd, ours::opens, theirs::opens);
            compare("define", 1 / 3.0, libvirtd, ours::defines, theirs::defines);
            compare("event of a define", 0.7, libvirtd, () -> ours.events(200), () -> theirs.events(200));
            lists(daemon, libvirtd, ours, theirs);
        } finally {
            for (Wire each : held) {
                each.close();
            }
        }
    }

    /** A server runs for months: what it does in its first seconds is the subject of {@link #start}. */
    private static void warmUp(WireLoad... loads) throws IOException {
        for (int round = 0; round < WARM_UPS; round++) {
            for (WireLoad load : loads) {
                load.lookUps(IN_FLIGHT);
                load.opens();
                load.defines();
            }
        }
    }

    private void compare(String name, double most, Optional<Server> libvirtd, Pair.Timed ours, Pair.Timed theirs)
            throws Exception {
        if (libvirtd.isPresent()) {
            Pair pair = Pair.inTurn(effort.rounds(), ours, theirs);
            figures.add(Figure.compared(name, Unit.MICROSECONDS, pair, REFERENCE, new Limit.Ratio(most)));
        } else {
            ours.take();
            figures.add(Figure.alone(name, Unit.MICROSECONDS, ours.take(), Limit.NONE));
        }
    }

    /** Processors' time for one look-up, with 32 in flight. */
    private void cpu(Server daemon, Optional<Server> libvirtd, WireLoad ours, WireLoad theirs) throws Exception {
        double measured = cpuOfOne(daemon, ours);
        if (libvirtd.isPresent() && libvirtd.get().pid().isPresent()) {
            Pair pair = new Pair(measured, cpuOfOne(libvirtd.get(), theirs));
            figures.add(Figure.compared(
                    "look-up: processors' time", Unit.MICROSECONDS, pair, REFERENCE, new Limit.Ratio(0.25)));
        } else {
            figures.add(Figure.alone("look-up: processors' time", Unit.MICROSECONDS, measured, Limit.NONE));
        }
    }

    private double cpuOfOne(Server server, WireLoad load) throws IOException {
        double calls = 0;
        double before = server.cpuMicros();
        for (int round = 0; round < effort.rounds(); round++) {
            long begin = System.nanoTime();
            double each = load.lookUps(IN_FLIGHT);
            calls += (System.nanoTime() - begin) / 1e3 / each;
        }
        return (server.cpuMicros() - before) / calls;
    }

    private void lists(Server daemon, Optional<Server> libvirtd, WireLoad ours, WireLoad theirs) throws Exception {
        List<DomainRef> mine = ours.fill(MANY);
        List<DomainRef> others = libvirtd.isPresent() ? theirs.fill(MANY) : List.of();
        compare("list of 10,000", 0.5, libvirtd, () -> ours.listMillis(10) * 1000, () -> theirs.listMillis(10) * 1000);
        double resident = daemon.residentBytes() / MIB;
        Limit limit = new Limit.Value(160, Unit.MEBIBYTES);
        figures.add(Figure.alone("daemon: memory with 10,000 domains", Unit.MEBIBYTES, resident, limit));
        ours.empty(mine);
        theirs.empty(others);
    }
}
