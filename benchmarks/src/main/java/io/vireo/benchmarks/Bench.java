package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures everything and prints the table; {@code tools/bench} starts it. */
final class Bench {

    private static final String USAGE = "usage: tools/bench [short|full] [GROUP]...; groups: ";

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Path top;

    private Bench(Path top) {
        this.top = top;
        groups.put("qemu", new QemuGroup());
        groups.put("network", new NetworkGroup());
        groups.put("containers", new ContainerGroup());
        groups.put("filters", new FilterGroup(top.resolve("distribution/target/vireo")));
        groups.put("calls", new CallGroup());
        groups.put("programs", new ProgramGroup(top.resolve("distribution/target/vireo")));
        groups.put("domains", new DomainsGroup());
        groups.put("restart", new RestartGroup());
        groups.put("events", new EventGroup());
        groups.put("wire", new WireGroup(top.resolve("distribution/target/vireo")));
        groups.put("volumes", new VolumeGroup());
        groups.put("pool", new PoolGroup(top.resolve("distribution/target/vireo")));
        groups.put(
                "soak",
                new SoakGroup(
                        top.resolve("distribution/target/vireo"),
                        top.resolve("examples/driver-tiny/target/driver-tiny-0.1.0-SNAPSHOT.jar")));
    }

    /**
     * Measures, prints the table, and after a full run of every group writes it into the page of numbers.
     *
     * @param arguments the top of the source tree; {@code short} or {@code full}; the groups, none for all
     * @throws Exception when something could not be measured
     */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        Bench bench = new Bench(Path.of(words.get(0)));
        Effort effort = bench.effort(words.size() > 1 ? words.get(1) : "short");
        List<String> names = words.subList(Math.min(2, words.size()), words.size());
        System.exit(bench.run(effort, names) ? 0 : 1);
    }

    private Effort effort(String word) {
        return switch (word) {
            case "short" -> Effort.SHORT;
            case "full" -> Effort.FULL;
            default -> throw usage();
        };
    }

    private IllegalArgumentException usage() {
        return new IllegalArgumentException(USAGE + String.join(" ", groups.keySet()));
    }

    private boolean run(Effort effort, List<String> names) throws Exception {
        if (!groups.keySet().containsAll(names)) {
            throw usage();
        }
        String load = Surroundings.load();
        List<Figure> figures = new ArrayList<>();
        for (String name : names.isEmpty() ? groups.keySet() : names) {
            System.err.println("measuring: " + name);
            figures.addAll(measure(groups.get(name), effort));
        }
        String text = Surroundings.line(effort) + "; load before " + load + ", after " + Surroundings.load() + "\n\n"
                + new Report(figures);
        System.out.print(text);
        if (effort == Effort.FULL && names.isEmpty()) {
            Page.write(top.resolve("docs/numbers.md"), text);
        }
        return figures.stream().noneMatch(Figure::isOver);
    }

    private static List<Figure> measure(Group group, Effort effort) throws Exception {
        Path folder = Files.createTempDirectory("vireo-bench");
        try {
            return group.measure(effort, folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
