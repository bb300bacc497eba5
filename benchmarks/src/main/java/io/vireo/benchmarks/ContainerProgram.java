package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Starts and ends a container, and by turns does the same with liblxc's commands and on a real libvirtd; then runs many. */
final class ContainerProgram {

    private static final int MANY = 200;
    private static final int WARM_ROUNDS = 5;

    private final Path folder;
    private final Path root;
    private final Connect connect;
    private final Domain container;
    private final Optional<Domain> reference;
    private final List<List<Double>> times = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
            .limit(6)
            .toList();

    private ContainerProgram(Path folder, Path root, Connect connect, Optional<Connect> libvirtd) {
        this.folder = folder;
        this.root = root;
        this.connect = connect;
        this.container = connect.defineDomain(xml("bench"));
        this.reference = libvirtd.map(each -> each.defineDomain(xml("vireo-bench")));
    }

    /**
     * Writes the medians of start and destroy, of liblxc's commands and of libvirtd (0 without one), in milliseconds, then
     * the list of many containers with statistics, in milliseconds, and the heap and resident memory of each, in bytes.
     *
     * @param arguments a folder, and how many rounds
     * @throws Exception when something could not be measured
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Vireo vireo = Vireo.load();
        Optional<String> socket = Optional.ofNullable(System.getenv("VIREO_BENCH_LIBVIRTD"));
        try (Connect connect = vireo.open("lxc:///embed?root=" + folder.resolve("root"))) {
            Optional<Connect> libvirtd = socket.map(path -> vireo.open("lxc+unix:///system?socket=" + path));
            ContainerProgram program = new ContainerProgram(folder, root(folder), connect, libvirtd);
            program.prepare();
            for (int round = -WARM_ROUNDS; round < Integer.parseInt(arguments[1]); round++) {
                program.turn(round >= 0);
            }
            program.reference.ifPresent(Domain::undefine);
            libvirtd.ifPresent(Connect::close);
            System.out.println(String.join(
                            " ",
                            program.times.stream()
                                    .map(each -> each.isEmpty() ? 0 : Median.of(numbers(each)))
                                    .map(String::valueOf)
                                    .toList())
                    + program.many());
        }
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
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

    private String xml(String name) {
        return "<domain type='lxc'><name>" + name + "</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
                + "<os><type>exe</type><init>/bin/sleep</init><initarg>1000</initarg></os><features><privnet/></features><devices><filesystem"
                + " type='mount'><source"
                + " dir='" + root + "'/><target dir='/'/></filesystem>"
                + "<console type='pty'/></devices></domain>";
    }

    /** Keeps the configuration that the container really has. */
    private void prepare() throws IOException {
        container.start();
        String uuid = container.uuid().toString();
        String used =
                Files.readString(folder.resolve("root/run/lxc").resolve(uuid).resolve("config"));
        Files.createDirectories(folder.resolve("bare"));
        Files.writeString(folder.resolve("bare/config"), used.replace(uuid, "bare"));
        container.destroy();
    }

    private void turn(boolean counts) throws Exception {
        double[] taken = {
            timed(container::start),
            timed(container::destroy),
            timed(this::byHand),
            timed(this::endedByHand),
            reference.isPresent() ? timed(reference.get()::start) : 0,
            reference.isPresent() ? timed(reference.get()::destroy) : 0
        };
        for (int each = 0; counts && each < taken.length; each++) {
            times.get(each).add(taken[each]);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static double timed(Step step) throws Exception {
        long begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private void byHand() throws Exception {
        run("lxc-start -P " + folder + " -n bare -f " + folder.resolve("bare/config") + " -d -o "
                + folder.resolve("bare/log") + " -l INFO -- /bin/sleep 1000");
    }

    private void endedByHand() throws Exception {
        run("lxc-stop -k -P " + folder + " -n bare");
    }

    private static void run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.split(" "))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }

    private String many() throws Exception {
        long heap = heap();
        long resident = resident();
        List<Domain> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Domain each = connect.defineDomain(xml("many" + i));
            each.start();
            all.add(each);
        }
        double heapEach = (double) (heap() - heap) / MANY;
        double residentEach = (double) Math.max(0, resident() - resident) / MANY;
        List<Double> lists = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double taken = timed(() -> {
                int seen = connect.as(Domains.class)
                        .allDomainStats(List.of(), Set.of(), Set.of())
                        .size();
                if (seen < MANY) {
                    throw new IOException("only " + seen + " containers are listed");
                }
            });
            lists.add(taken);
        }
        for (Domain each : all) {
            each.destroy();
            each.undefine();
        }
        return " " + Median.of(numbers(lists)) + " " + heapEach + " " + residentEach;
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
