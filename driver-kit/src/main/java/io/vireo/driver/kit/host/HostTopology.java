package io.vireo.driver.kit.host;

import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the host's processors and memory are.
 *
 * @param cells the NUMA cells; a host without NUMA is one cell
 */
public record HostTopology(List<Cell> cells) {

    /**
     * One NUMA cell.
     *
     * @param pages how many pages it has of each size in KiB
     * @param distances to each cell
     */
    public record Cell(
            int id,
            long memoryKib,
            Map<Long, Long> pages,
            Map<Integer, Integer> distances,
            List<Processor> processors) {}

    /**
     * One logical processor.
     *
     * @param siblings the processors of the same core, as the kernel lists them
     */
    public record Processor(int id, int socket, int die, int core, String siblings) {}

    private static final String CPUS = "sys/devices/system/cpu/";
    private static final String NODES = "sys/devices/system/node/";

    /** Reads it; what the kernel does not tell is taken to be as simple as can be. */
    public static HostTopology of(HostFiles files) {
        List<Integer> online = processors(files);
        List<Integer> nodes = files.numbered(NODES, "node");
        if (nodes.size() < 2) {
            // The kernel counts memory for a cell that it has not yet given out, and for the whole host it does not.
            int node = nodes.isEmpty() ? 0 : nodes.get(0);
            long memory = total(files.lines("proc/meminfo"), "MemTotal");
            return new HostTopology(List.of(cell(files, node, List.of(node), memory, online)));
        }
        var cells = new ArrayList<Cell>();
        for (int node : nodes) {
            Set<Integer> mine = new TreeSet<>(files.numbered(NODES + "node" + node, "cpu"));
            long memory = total(files.lines(NODES + "node" + node + "/meminfo"), "Node " + node + " MemTotal");
            cells.add(cell(
                    files,
                    node,
                    nodes,
                    memory,
                    online.stream().filter(mine::contains).toList()));
        }
        return new HostTopology(List.copyOf(cells));
    }

    private static List<Integer> processors(HostFiles files) {
        return files.numbered(CPUS, "cpu").stream()
                .filter(cpu -> files.number(CPUS + "cpu" + cpu + "/online").orElse(1) == 1)
                .toList();
    }

    private static long total(List<String> lines, String name) {
        return HostFiles.value(lines, name)
                .map(HostFiles::leading)
                .map(kib -> kib.orElse(0))
                .orElse(0L);
    }

    private static Cell cell(HostFiles files, int id, List<Integer> nodes, long memoryKib, List<Integer> cpus) {
        List<Processor> processors =
                cpus.stream().map(cpu -> processor(files, cpu)).toList();
        return new Cell(id, memoryKib, pages(files, id, memoryKib), distances(files, id, nodes), processors);
    }

    private static Processor processor(HostFiles files, int cpu) {
        String folder = CPUS + "cpu" + cpu + "/topology/";
        return new Processor(
                cpu,
                (int) Math.max(0, files.number(folder + "physical_package_id").orElse(0)),
                (int) Math.max(0, files.number(folder + "die_id").orElse(0)),
                (int) Math.max(0, files.number(folder + "core_id").orElse(cpu)),
                files.text(folder + "thread_siblings_list").orElse(String.valueOf(cpu)));
    }

    private static Map<Long, Long> pages(HostFiles files, int node, long memoryKib) {
        var pages = new TreeMap<Long, Long>();
        long small = memoryKib;
        for (long size : hugePageSizes(files)) {
            String count = "hugepages-" + size + "kB/nr_hugepages";
            long number = files.number(NODES + "node" + node + "/hugepages/" + count)
                    .orElse(files.number("sys/kernel/mm/hugepages/" + count).orElse(0));
            pages.put(size, number);
            small -= number * size;
        }
        pages.put(4L, Math.max(0, small) / 4);
        return pages;
    }

    /** The sizes of huge pages in KiB that the host can have, in their order. */
    public static List<Long> hugePageSizes(HostFiles files) {
        // The folders are called hugepages-2048kB.
        try (var folders = Files.list(files.path("sys/kernel/mm/hugepages"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("hugepages-[0-9]{1,12}kB"))
                    .map(name -> Long.valueOf(name.substring("hugepages-".length(), name.length() - 2)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Map<Integer, Integer> distances(HostFiles files, int node, List<Integer> nodes) {
        var distances = new TreeMap<Integer, Integer>();
        List<String> words = files.text(NODES + "node" + node + "/distance")
                .map(text -> List.of(text.split("\\s+")))
                .orElse(List.of("10"));
        for (int i = 0; i < nodes.size() && i < words.size(); i++) {
            distances.put(nodes.get(i), (int) HostFiles.leading(words.get(i)).orElse(10));
        }
        return distances;
    }

    /** Processors in one socket, cores in one die and threads in one core, for a host that is the same all over. */
    public Shape shape() {
        List<Processor> all =
                cells.stream().flatMap(cell -> cell.processors().stream()).toList();
        int threads =
                all.stream()
                        .collect(Collectors.groupingBy(Processor::siblings, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToInt(Long::intValue)
                        .max()
                        .orElse(1);
        int sockets = (int) all.stream().map(Processor::socket).distinct().count();
        int dies = (int) all.stream()
                        .map(p -> p.socket() + "/" + p.die())
                        .distinct()
                        .count()
                / Math.max(1, sockets);
        int units = Math.max(1, sockets * dies * threads);
        return new Shape(Math.max(1, sockets), Math.max(1, dies), Math.max(1, all.size() / units), threads);
    }

    /** How many of each are in the next larger one. */
    public record Shape(int sockets, int dies, int cores, int threads) {
        /** The element {@code topology} of a processor. */
        public Element xml() {
            return Element.of("topology")
                    .with("sockets", sockets)
                    .with("dies", dies)
                    .with("cores", cores)
                    .with("threads", threads);
        }
    }

    /** The element {@code topology} of a host's capabilities. */
    public Element xml() {
        Element all = Element.of("cells").with("num", cells.size());
        for (Cell cell : cells) {
            all = all.add(xml(cell));
        }
        return Element.of("topology").add(all);
    }

    private static Element xml(Cell cell) {
        Element xml = Element.of("cell")
                .with("id", cell.id())
                .add(Element.of("memory", String.valueOf(cell.memoryKib())).with("unit", "KiB"));
        for (Map.Entry<Long, Long> pages : cell.pages().entrySet()) {
            xml = xml.add(Element.of("pages", String.valueOf(pages.getValue()))
                    .with("unit", "KiB")
                    .with("size", pages.getKey()));
        }
        Element distances = Element.of("distances");
        for (Map.Entry<Integer, Integer> distance : cell.distances().entrySet()) {
            distances = distances.add(
                    Element.of("sibling").with("id", distance.getKey()).with("value", distance.getValue()));
        }
        Element cpus = Element.of("cpus").with("num", cell.processors().size());
        for (Processor cpu : cell.processors()) {
            cpus = cpus.add(Element.of("cpu")
                    .with("id", cpu.id())
                    .with("socket_id", cpu.socket())
                    .with("die_id", cpu.die())
                    .with("core_id", cpu.core())
                    .with("siblings", cpu.siblings()));
        }
        return xml.add(distances).add(cpus);
    }
}
