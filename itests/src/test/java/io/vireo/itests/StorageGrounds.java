package io.vireo.itests;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.kit.bench.StorageBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What pools of four types stand on, and what the host itself says of it. */
final class StorageGrounds implements AutoCloseable {

    private static final String GROUP = "vireokills" + ProcessHandle.current().pid();
    private static final List<String> DEVICES = List.of("disk", "fs", "logical");

    private final Path folder;
    private final Map<String, String> devices = new TreeMap<>();

    StorageGrounds(Path folder) throws IOException {
        this.folder = folder;
        for (String each : DEVICES) {
            Path disk = Files.createFile(folder.resolve(each + ".disk"));
            StorageBench.run("truncate", "--size=64M", disk.toString());
            devices.put(each, StorageBench.run("losetup", "--partscan", "--find", "--show", disk.toString()));
        }
    }

    Set<String> names() {
        Set<String> all = new TreeSet<>(devices.keySet());
        all.add("dir");
        return all;
    }

    private Path target(String pool) {
        return folder.resolve("pools").resolve(pool);
    }

    String xml(String pool) {
        String rest = switch (pool) {
            case "disk" -> source("<format type='gpt'/>", pool) + "<target><path>/dev</path></target>";
            case "logical" -> source("<name>" + GROUP + "</name>", pool);
            case "fs" -> source("<format type='ext4'/>", pool) + "<target><path>" + target(pool) + "</path></target>";
            default -> "<target><path>" + target(pool) + "</path></target>";
        };
        return "<pool type='" + pool + "'><name>" + pool + "</name>" + rest + "</pool>";
    }

    private String source(String more, String pool) {
        return "<source><device path='" + devices.get(pool) + "'/>" + more + "</source>";
    }

    /** What is there, whoever made it. */
    Set<String> volumes(String pool) throws IOException {
        Stream<String> found = switch (pool) {
            case "disk" ->
                StorageBench.run("parted", "--machine", "--script", devices.get(pool), "print")
                        .lines()
                        .filter(line -> line.matches("[0-9]+:.*"))
                        .map(line -> Path.of(devices.get("disk")).getFileName() + "p" + line.split(":")[0]);
            case "logical" ->
                StorageBench.run("lvs", "--noheadings", "-o", "lv_name", GROUP)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty());
            default -> StorageBench.run("ls", "-A", target(pool).toString()).lines();
        };
        return found.filter(each -> !each.isEmpty() && !each.equals("lost+found"))
                .collect(toCollection(TreeSet::new));
    }

    long mounts() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .filter(line -> line.split(" ")[1].startsWith(folder.resolve("pools") + "/"))
                .count();
    }

    /** No mount, loop device or note without a pool that runs. */
    void requireNothingLeft(boolean mounted) throws IOException {
        assertEquals(mounted ? 1 : 0, mounts(), "mounts");
        assertEquals(
                new TreeSet<>(devices.values()),
                StorageBench.run("losetup", "--list", "--noheadings", "--output", "NAME,BACK-FILE")
                        .lines()
                        .filter(line -> line.contains(folder.toString()))
                        .map(line -> line.split(" ")[0])
                        .collect(toCollection(TreeSet::new)),
                "loop devices");
        try (Stream<Path> all = Files.walk(folder.resolve("root/run"))) {
            List<Path> left = all.filter(each -> each.getParent().endsWith("making")
                            || each.getFileName().toString().startsWith(".new-"))
                    .toList();
            assertEquals(List.of(), left, "left by a killed process");
        }
    }

    @Override
    public void close() {
        StorageBench.run("vgremove", "-q", "-f", GROUP);
        devices.values().forEach(each -> StorageBench.run("losetup", "--detach", each));
    }
}
