package io.vireo.driver.kit.host;

import io.vireo.CpuSet;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.HostCpu;
import io.vireo.host.HostCpuMap;
import io.vireo.host.NodeCounter;
import java.util.List;

/** Tells which processors the host has and how busy they are, as the kernel counts it. */
public final class KernelProcessors {
    private static final String CPUS = "sys/devices/system/cpu/";

    /** The kernel counts in hundredths of a second, whatever its own clock does. */
    private static final long NANOS_A_TICK = 10_000_000;

    private final HostFiles files;

    /** Of the host with these files. */
    public KernelProcessors(HostFiles files) {
        this.files = files;
    }

    /** Which processors there are, and which of them are online. */
    public HostCpuMap cpuMap() {
        List<Integer> all = files.numbered(CPUS, "cpu");
        int[] online = all.stream()
                .filter(cpu -> files.number(CPUS + "cpu" + cpu + "/online").orElse(1) == 1)
                .mapToInt(Integer::intValue)
                .toArray();
        int present = files.text(CPUS + "present")
                .filter(text -> !text.isEmpty())
                .map(text -> CpuSet.parse(text).size())
                .orElse(all.size());
        return new HostCpuMap(CpuSet.of(online), present);
    }

    /**
     * How long a processor did what, in nanoseconds.
     *
     * @param cpu its number, or {@link HostCpu#ALL_CPUS}
     * @throws VirtException when there is none of that number online
     */
    public List<NodeCounter> cpuStats(int cpu) {
        String name = cpu == HostCpu.ALL_CPUS ? "cpu" : "cpu" + cpu;
        long[] ticks = files.lines("proc/stat").stream()
                .map(line -> line.split("\\s+"))
                .filter(words -> words[0].equals(name) && words.length > 7)
                .findFirst()
                .map(KernelProcessors::numbers)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INVALID_ARG, "Invalid cpuNum " + cpu + ": the host has no such processor online"));
        return List.of(
                counter("kernel", ticks[2] + ticks[5] + ticks[6]),
                counter("user", ticks[0] + ticks[1]),
                counter("idle", ticks[3]),
                counter("iowait", ticks[4]));
    }

    /** user, nice, system, idle, iowait, irq, softirq */
    private static long[] numbers(String[] words) {
        long[] numbers = new long[7];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = HostFiles.leading(words[i + 1]).orElse(0);
        }
        return numbers;
    }

    private static NodeCounter counter(String name, long ticks) {
        return new NodeCounter(name, ticks * NANOS_A_TICK);
    }
}
