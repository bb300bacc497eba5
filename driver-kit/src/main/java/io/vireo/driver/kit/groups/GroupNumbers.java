package io.vireo.driver.kit.groups;

import io.vireo.Bytes;
import io.vireo.domain.MemoryStat;
import io.vireo.domain.MemoryStatTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the kernel counts for a guest, in either version of control groups; 0 or empty for what it does not count.
 *
 * @param group the group of the guest
 */
public record GroupNumbers(ControlGroup group) {

    private static final long NANOS_A_TICK = 10_000_000;

    /** Fails with a null. */
    public GroupNumbers {
        Objects.requireNonNull(group, "group");
    }

    /** The processor time that it has used. */
    public Duration processorTime() {
        return group.isUnified("cpuacct")
                ? micros("usage_usec")
                : Duration.ofNanos(ControlGroup.number(group.count("cpuacct", "cpuacct.usage"))
                        .orElse(0));
    }

    /** The time in all, in programs and in the kernel, in nanoseconds; the latter two are coarse in the first version. */
    public Times times() {
        if (group.isUnified("cpuacct")) {
            String stat = group.count("cpuacct", "cpu.stat").orElse("");
            return new Times(
                    ControlGroup.entry(stat, "usage_usec").orElse(0) * 1000,
                    ControlGroup.entry(stat, "user_usec").orElse(0) * 1000,
                    ControlGroup.entry(stat, "system_usec").orElse(0) * 1000);
        }
        String stat = group.count("cpuacct", "cpuacct.stat").orElse("");
        return new Times(
                processorTime().toNanos(),
                ControlGroup.entry(stat, "user").orElse(0) * NANOS_A_TICK,
                ControlGroup.entry(stat, "system").orElse(0) * NANOS_A_TICK);
    }

    /**
     * Processor time in nanoseconds.
     *
     * @param all in all
     * @param user in programs
     * @param system in the kernel
     */
    public record Times(long all, long user, long system) {}

    private Duration micros(String key) {
        return Duration.ofNanos(
                ControlGroup.entry(group.count("cpuacct", "cpu.stat").orElse(""), key)
                                .orElse(0)
                        * 1000);
    }

    /** For each processor of the host, in nanoseconds; empty where the kernel does not count them apart. */
    public List<Long> processors() {
        return group.read("cpuacct", "cpuacct.usage_percpu").stream()
                .flatMap(text -> Arrays.stream(text.split("\\s+")))
                .map(Long::valueOf)
                .toList();
    }

    /** The memory that it uses. */
    public Bytes memory() {
        return Bytes.of(ControlGroup.number(
                        group.count("memory", group.isUnified("memory") ? "memory.current" : "memory.usage_in_bytes"))
                .orElse(0));
    }

    /**
     * The numbers in {@code memory.stat} that libvirt has names for, in KiB or counts as it has them.
     *
     * @param limitKib how much it may have, in KiB
     * @return the numbers
     */
    public List<MemoryStat> memoryStats(long limitKib) {
        List<MemoryStat> stats = new ArrayList<>();
        String text = group.count("memory", "memory.stat").orElse("");
        boolean second = group.isUnified("memory");
        stats.add(new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, limitKib));
        add(stats, MemoryStatTag.MAJOR_FAULT, ControlGroup.entry(text, second ? "pgmajfault" : "total_pgmajfault"), 1);
        add(stats, MemoryStatTag.MINOR_FAULT, ControlGroup.entry(text, second ? "pgfault" : "total_pgfault"), 1);
        add(stats, MemoryStatTag.DISK_CACHES, ControlGroup.entry(text, second ? "file" : "total_cache"), 1024);
        long used = memory().kib();
        stats.add(new MemoryStat(MemoryStatTag.RSS, used));
        if (limitKib < GroupSettings.UNLIMITED_KIB) {
            stats.add(new MemoryStat(MemoryStatTag.AVAILABLE, limitKib));
            stats.add(new MemoryStat(MemoryStatTag.UNUSED, Math.max(0, limitKib - used)));
        }
        return stats;
    }

    private static void add(List<MemoryStat> stats, MemoryStatTag tag, OptionalLong value, long unit) {
        value.ifPresent(number -> stats.add(new MemoryStat(tag, number / unit)));
    }

    /** How often and how much was read and written, for each block device by its numbers. */
    public Map<String, BlockCounts> blocks() {
        return group.isUnified("blkio") ? unifiedBlocks() : firstBlocks();
    }

    private Map<String, BlockCounts> unifiedBlocks() {
        Map<String, BlockCounts> all = new TreeMap<>();
        for (String line : group.read("blkio", "io.stat").orElse("").lines().toList()) {
            String[] words = line.split(" ");
            BlockCounts counts = BlockCounts.NONE;
            for (int i = 1; i < words.length; i++) {
                String[] pair = words[i].split("=");
                counts = pair.length == 2 && pair[1].matches("[0-9]{1,18}")
                        ? counts.plus(pair[0], Long.parseLong(pair[1]))
                        : counts;
            }
            all.put(words[0], counts);
        }
        return all;
    }

    private Map<String, BlockCounts> firstBlocks() {
        Map<String, BlockCounts> all = new TreeMap<>();
        add(all, "blkio.throttle.io_service_bytes", "rbytes", "wbytes");
        add(all, "blkio.throttle.io_serviced", "rios", "wios");
        return all;
    }

    private void add(Map<String, BlockCounts> all, String file, String read, String write) {
        for (String line : group.read("blkio", file).orElse("").lines().toList()) {
            String[] words = line.split(" ");
            boolean known = words.length == 3 && (words[1].equals("Read") || words[1].equals("Write"));
            if (known && words[2].matches("[0-9]{1,18}")) {
                String key = words[1].equals("Read") ? read : write;
                all.merge(words[0], BlockCounts.NONE.plus(key, Long.parseLong(words[2])), BlockCounts::plus);
            }
        }
    }
}
