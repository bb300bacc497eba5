package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts and ends containers, and by turns does the same with liblxc's commands and on a real libvirtd; then runs many. */
final class ContainerProgram {

    private static final int MANY = 200;
    private static final int LISTS = 30;

    private final Connect connect;
    private final Path root;

    private ContainerProgram(Connect connect, Path root) {
        this.connect = connect;
        this.root = root;
    }

    /**
     * Writes the medians of start and destroy, of liblxc's commands and of libvirtd (0 without one), in milliseconds, of a
     * plain container and of one with a card; then the list of many with statistics, in milliseconds, and the heap and
     * resident memory of each, in bytes.
     *
     * @param arguments a folder, and how many rounds
     * @throws Exception when something could not be measured
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Path state = folder.resolve("root");
        Path root = root(folder);
        Vireo vireo = Vireo.load();
        Optional<String> socket = Optional.ofNullable(System.getenv("VIREO_BENCH_LIBVIRTD"));
        try (Connect connect = vireo.open("lxc:///embed?root=" + state)) {
            Optional<Connect> libvirtd = socket.map(path -> vireo.open("lxc+unix:///system?socket=" + path));
            // As long as one runs nobody clears empty groups away, which the commands use, too.
            Domain other = connect.createDomain(new ContainerXml("other", root, "").text());
            ContainerContest plain =
                    new ContainerContest(folder, state, connect, libvirtd, new ContainerXml("plain", root, ""));
            plain.run(rounds);
            ContainerContest card = new ContainerContest(
                    folder,
                    state,
                    connect,
                    Optional.empty(),
                    new ContainerXml("card", root, "<interface type='ethernet'/>"));
            card.run(rounds);
            other.destroy();
            libvirtd.ifPresent(Connect::close);
            System.out.println(
                    Stream.of(plain.medians(), card.medians(), new ContainerProgram(connect, root).many().stream())
                            .flatMap(each -> each)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")));
        }
    }

    /** A root with busybox and nothing else. */
    private static Path root(Path folder) throws IOException {
        Path root = folder.resolve("busybox");
        for (String each : List.of("bin", "dev", "proc", "sys", "tmp", "etc")) {
            Files.createDirectories(root.resolve(each));
        }
        Files.copy(Path.of("/bin/busybox").toRealPath(), root.resolve("bin/busybox"));
        Files.createSymbolicLink(root.resolve("bin/sleep"), Path.of("busybox"));
        return root;
    }

    private List<Double> many() throws IOException {
        long heap = heap();
        long resident = resident();
        List<Domain> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Domain each = connect.defineDomain(new ContainerXml("many" + i, root, "").text());
            each.start();
            all.add(each);
        }
        double heapEach = (double) (heap() - heap) / MANY;
        double residentEach = (double) Math.max(0, resident() - resident) / MANY;
        double[] lists = new double[LISTS];
        for (int i = 0; i < LISTS; i++) {
            long begin = System.nanoTime();
            int seen = connect.as(Domains.class)
                    .allDomainStats(List.of(), Set.of(), Set.of())
                    .size();
            lists[i] = (System.nanoTime() - begin) / 1e6;
            if (seen < MANY) {
                throw new IOException("only " + seen + " containers are listed");
            }
        }
        for (Domain each : all) {
            each.destroy();
            each.undefine();
        }
        return List.of(Median.of(lists), heapEach, residentEach);
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
