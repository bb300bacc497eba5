package io.vireo.driver.lxc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How libvirt's numbers are written into control groups of either version. */
final class Settings {

    /** What stands for no limit in libvirt's documents and parameters: more KiB than anybody has. */
    static final long UNLIMITED_KIB = 9007199254740991L;

    private static final long USUAL_PERIOD = 100_000;

    private final ControlGroups host;

    Settings(ControlGroups host) {
        this.host = host;
    }

    /** The share of a processor among others: 1024 is usual. */
    List<Setting> shares(long shares) {
        if (!host.isUnified("cpu")) {
            return List.of(new Setting("cpu", "cpu.shares", Long.toString(shares)));
        }
        // libvirt writes the number as it is there; it must be one that the kernel takes.
        return List.of(new Setting("cpu", "cpu.weight", Long.toString(Math.max(1, Math.min(10_000, shares)))));
    }

    /** How much processor time in each period, in microseconds; a negative quota is no limit. */
    List<Setting> quota(OptionalLong period, OptionalLong quota) {
        if (host.isUnified("cpu")) {
            String most = quota.isEmpty() || quota.getAsLong() <= 0 ? "max" : Long.toString(quota.getAsLong());
            return List.of(new Setting("cpu", "cpu.max", most + " " + period.orElse(USUAL_PERIOD)));
        }
        List<Setting> all = new ArrayList<>();
        period.ifPresent(value -> all.add(new Setting("cpu", "cpu.cfs_period_us", Long.toString(value))));
        quota.ifPresent(
                value -> all.add(new Setting("cpu", "cpu.cfs_quota_us", Long.toString(value <= 0 ? -1 : value))));
        return all;
    }

    List<Setting> hardLimit(long kib) {
        return List.of(
                host.isUnified("memory")
                        ? new Setting("memory", "memory.max", bytes(kib, "max"))
                        : new Setting("memory", "memory.limit_in_bytes", bytes(kib, "-1")));
    }

    List<Setting> softLimit(long kib) {
        return List.of(
                host.isUnified("memory")
                        ? new Setting("memory", "memory.high", bytes(kib, "max"))
                        : new Setting("memory", "memory.soft_limit_in_bytes", bytes(kib, "-1")));
    }

    /** Memory and swap together; the second version counts swap alone. */
    List<Setting> swapLimit(long kib, long hardKib) {
        if (!host.isUnified("memory")) {
            return List.of(new Setting("memory", "memory.memsw.limit_in_bytes", bytes(kib, "-1")));
        }
        boolean none = kib >= UNLIMITED_KIB || hardKib >= UNLIMITED_KIB;
        return List.of(new Setting(
                "memory", "memory.swap.max", none ? "max" : bytes(Math.max(0, kib - hardKib), "max")));
    }

    private static String bytes(long kib, String unlimited) {
        return kib >= UNLIMITED_KIB ? unlimited : Long.toString(kib * 1024);
    }

    List<Setting> blockWeight(long weight) {
        return List.of(
                new Setting("blkio", host.isUnified("blkio") ? "io.bfq.weight" : "blkio.bfq.weight", "" + weight));
    }

    /**
     * A limit of one block device.
     *
     * @param kind {@code read_bps}, {@code write_bps}, {@code read_iops} or {@code write_iops}
     * @param numbers its numbers, as {@code 8:0}
     * @param value 0 is no limit
     */
    List<Setting> blockLimit(String kind, String numbers, long value) {
        if (!host.isUnified("blkio")) {
            return List.of(new Setting("blkio", "blkio.throttle." + kind + "_device", numbers + " " + value));
        }
        String name = (kind.startsWith("read") ? "r" : "w") + kind.substring(kind.indexOf('_') + 1);
        return List.of(new Setting("blkio", "io.max", numbers + " " + name + "=" + (value == 0 ? "max" : value)));
    }

    List<Setting> blockDeviceWeight(String numbers, long weight) {
        String file = host.isUnified("blkio") ? "io.bfq.weight" : "blkio.bfq.weight_device";
        return List.of(new Setting("blkio", file, numbers + " " + weight));
    }

    List<Setting> processors(String list) {
        return List.of(new Setting("cpuset", "cpuset.cpus", list));
    }

    List<Setting> memoryNodes(String list) {
        return List.of(new Setting("cpuset", "cpuset.mems", list));
    }

    List<Setting> processes(long most) {
        return List.of(new Setting("pids", "pids.max", Long.toString(most)));
    }

    List<Setting> frozen(boolean frozen) {
        return List.of(
                host.isUnified("freezer")
                        ? new Setting("freezer", "cgroup.freeze", frozen ? "1" : "0")
                        : new Setting("freezer", "freezer.state", frozen ? "FROZEN" : "THAWED"));
    }

    /** The key of a setting in a configuration of liblxc. */
    String key(Setting setting) {
        return (host.isUnified(setting.controller()) ? "lxc.cgroup2." : "lxc.cgroup.") + setting.file();
    }
}
