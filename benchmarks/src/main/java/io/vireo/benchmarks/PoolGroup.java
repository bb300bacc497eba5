package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.storage.StoragePoolCreateFlag;
import io.vireo.storage.StoragePoolRef;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pool of 10,000 volumes in the daemon, beside the same in a real libvirtd, in turn; see {@link WireGroup}. */
final class PoolGroup implements Group {

    private static final String URI = "storage:///system";
    private static final int CREATE = 76;
    private static final int DESTROY = 80;
    private static final int REFRESH = 83;
    private static final int LIST = 282;
    private static final int MANY = 10_000;
    private static final long SIZE = 1 << 20;

    /** A daemon lives long: what is measured is not its first minute. A list is done in little code, which Java compiles late. */
    private static final Map<Integer, Integer> WARM = Map.of(LIST, 150, REFRESH, 25);

    private final Path distribution;
    private final List<Figure> figures = new ArrayList<>();

    /** Makes the group for a packed distribution. */
    PoolGroup(Path distribution) {
        this.distribution = distribution;
    }

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        Optional<Server> libvirtd = WireGroup.libvirtd();
        if (libvirtd.isEmpty()) {
            System.err.println("pool: no libvirtd to compare with; VIREO_BENCH_LIBVIRTD names its socket");
        }
        try (Server daemon = Server.start(distribution, Files.createDirectory(folder.resolve("daemon")));
                Wire ours = Wire.open(daemon.socket(), URI);
                Wire theirs = Wire.open(libvirtd.orElse(daemon).socket(), URI)) {
            StoragePoolRef mine = pool(ours, "ours", folder);
            StoragePoolRef other = pool(theirs, "theirs", folder);
            try {
                measure(effort, libvirtd.isPresent(), new Side(ours, mine), new Side(theirs, other));
            } finally {
                ours.ask(DESTROY, mine);
                theirs.ask(DESTROY, other);
            }
        }
        return figures;
    }

    /** A pool and the way to it. */
    private record Side(Wire wire, StoragePoolRef pool) {

        double millis(int procedure) throws IOException {
            long begin = System.nanoTime();
            wire.ask(procedure, pool);
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    /** Half of the volumes are images, whose headers are read. */
    private static StoragePoolRef pool(Wire wire, String name, Path folder) throws Exception {
        Path target = Files.createDirectory(folder.resolve(name));
        Path image = folder.resolve(name + ".qcow2");
        Process made = new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M").start();
        if (made.waitFor() != 0) {
            throw new IOException("qemu-img made no image");
        }
        for (int each = 0; each < MANY; each++) {
            Path file = target.resolve("volume-" + each);
            if (each % 2 == 0) {
                Files.copy(image, file);
            } else {
                try (RandomAccessFile plain = new RandomAccessFile(file.toFile(), "rw")) {
                    plain.setLength(SIZE);
                }
            }
        }
        String xml = "<pool type='dir'><name>" + folder.getFileName() + "-" + name + "</name><target><path>" + target
                + "</path></target></pool>";
        return (StoragePoolRef) wire.ask(CREATE, ConnectRef.INSTANCE, xml, Set.<StoragePoolCreateFlag>of());
    }

    private void measure(Effort effort, boolean paired, Side ours, Side theirs) throws Exception {
        int rounds = 2 * effort.rounds() + 1;
        for (int procedure : new int[] {LIST, REFRESH}) {
            String name = "pool of 10,000 volumes: " + (procedure == LIST ? "list" : "refresh");
            for (int warm = 0; warm < WARM.get(procedure); warm++) {
                ours.millis(procedure);
            }
            if (paired) {
                Pair pair = Pair.inTurn(rounds, () -> ours.millis(procedure), () -> theirs.millis(procedure));
                figures.add(Figure.compared(name, Unit.MILLISECONDS, pair, "libvirtd", new Limit.Ratio(0.5)));
            } else {
                figures.add(Figure.alone(name, Unit.MILLISECONDS, ours.millis(procedure), Limit.NONE));
            }
        }
    }
}
