package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A guest of QEMU, beside the very same QEMU started by hand. */
final class QemuGroup implements Group {

    private static final String XML = "<domain type='qemu'><name>bench</name><memory unit='MiB'>64</memory>"
            + "<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>";
    private static final String STARTED = "by hand: spawn, QMP, cont";
    private static final String ENDED = "by hand: SIGTERM to exit";

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        try (Connect connect = Vireo.load().open("qemu:///embed?root=" + folder.resolve("root"))) {
            Domain domain = connect.defineDomain(XML);
            QemuFloor floor = floorOf(domain, folder);
            Turns turns = new Turns();
            for (int round = -1; round < effort.rounds(); round++) {
                turns.take(domain, floor, round >= 0);
            }
            domain.undefine();
            return List.of(
                    Figure.compared(
                            "QEMU guest: start to running",
                            Unit.MILLISECONDS,
                            turns.start(),
                            STARTED,
                            new Limit.Ratio(1.5)),
                    Figure.compared("QEMU guest: destroy", Unit.MILLISECONDS, turns.end(), ENDED, new Limit.Ratio(2)));
        }
    }

    /** Starts the guest once, to see which arguments its QEMU got. */
    private static QemuFloor floorOf(Domain domain, Path folder) throws IOException {
        domain.start();
        try {
            long pid = ProcessHandle.current()
                    .children()
                    .map(ProcessHandle::pid)
                    .filter(child -> argumentsOf(child).contains("-S"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the QEMU of " + domain + " is no child of this process"));
            return new QemuFloor(argumentsOf(pid), folder.resolve("floor.log"));
        } finally {
            domain.destroy();
        }
    }

    private static List<String> argumentsOf(long pid) {
        try {
            String all = Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.UTF_8);
            return List.of(all.split("\0"));
        } catch (IOException ended) {
            return List.of();
        }
    }

    /** One after the other, and their times. */
    private static final class Turns {

        private final List<Double> started = new ArrayList<>();
        private final List<Double> ended = new ArrayList<>();
        private final List<Double> floorStarted = new ArrayList<>();
        private final List<Double> floorEnded = new ArrayList<>();

        void take(Domain domain, QemuFloor floor, boolean counts) throws Exception {
            long begin = System.nanoTime();
            domain.start();
            double start = millisSince(begin);
            if (!domain.isActive()) {
                throw new IOException(domain + " does not run");
            }
            begin = System.nanoTime();
            domain.destroy();
            double end = millisSince(begin);
            QemuFloor.Times times = floor.run();
            if (counts) {
                started.add(start);
                ended.add(end);
                floorStarted.add(times.startMillis());
                floorEnded.add(times.endMillis());
            }
        }

        private static double millisSince(long begin) {
            return (System.nanoTime() - begin) / 1e6;
        }

        Pair start() {
            return new Pair(median(started), median(floorStarted));
        }

        Pair end() {
            return new Pair(median(ended), median(floorEnded));
        }

        private static double median(List<Double> values) {
            return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
