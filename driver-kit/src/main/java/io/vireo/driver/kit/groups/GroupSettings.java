package io.vireo.driver.kit.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How libvirt's numbers are written into control groups of either version. */
public final class GroupSettings {

    /** What stands for no limit in libvirt's documents and parameters: more KiB than anybody has. */
    public static final long UNLIMITED_KIB = 9007199254740991L;

    private static final long USUAL_PERIOD = 100_000;

    private final ControlGroups host;

    /** Writes them for this host. */
    public GroupSettings(ControlGroups host) {
        this.host = host;
    }

    /** The share of a processor among others: 1024 is usual. */
    public List<GroupSetting> shares(long shares) {
        if (!host.isUnified("cpu")) {
            return List.of(new GroupSetting("cpu", "cpu.shares", Long.toString(shares)));
        }
        // libvirt writes the number as it is there; it must be one that the kernel takes.
        return List.of(new GroupSetting("cpu", "cpu.weight", Long.toString(Math.max(1, Math.min(10_000, shares)))));
    }

    /** How much processor time in each period, in microseconds; a negative quota is no limit. */
    public List<GroupSetting> quota(OptionalLong period, OptionalLong quota) {
        if (host.isUnified("cpu")) {
            String most = quota.isEmpty() || quota.getAsLong() <= 0 ? "max" : Long.toString(quota.getAsLong());
            return List.of(new GroupSetting("cpu", "cpu.max", most + " " + period.orElse(USUAL_PERIOD)));
        }
        List<GroupSetting> all = new ArrayList<>();
        period.ifPresent(value -> all.add(new GroupSetting("cpu", "cpu.cfs_period_us", Long.toString(value))));
        quota.ifPresent(
                value -> all.add(new GroupSetting("cpu", "cpu.cfs_quota_us", Long.toString(value <= 0 ? -1 : value))));
        return all;
    }

    /** The memory that it may use; {@link #UNLIMITED_KIB} is no limit. */
    public List<GroupSetting> hardLimit(long kib) {
        return List.of(
                host.isUnified("memory")
                        ? new GroupSetting("memory", "memory.max", bytes(kib, "max"))
                        : new GroupSetting("memory", "memory.limit_in_bytes", bytes(kib, "-1")));
    }

    /** The memory that it is brought down to when the host is short of it. */
    public List<GroupSetting> softLimit(long kib) {
        return List.of(
                host.isUnified("memory")
                        ? new GroupSetting("memory", "memory.high", bytes(kib, "max"))
                        : new GroupSetting("memory", "memory.soft_limit_in_bytes", bytes(kib, "-1")));
    }

    /** Memory and swap together; the second version counts swap alone. */
    public List<GroupSetting> swapLimit(long kib, long hardKib) {
        if (!host.isUnified("memory")) {
            return List.of(new GroupSetting("memory", "memory.memsw.limit_in_bytes", bytes(kib, "-1")));
        }
        boolean none = kib >= UNLIMITED_KIB || hardKib >= UNLIMITED_KIB;
        return List.of(new GroupSetting(
                "memory", "memory.swap.max", none ? "max" : bytes(Math.max(0, kib - hardKib), "max")));
    }

    private static String bytes(long kib, String unlimited) {
        return kib >= UNLIMITED_KIB ? unlimited : Long.toString(kib * 1024);
    }

    /** Its weight at the disks. */
    public List<GroupSetting> blockWeight(long weight) {
        return List.of(
                new GroupSetting("blkio", host.isUnified("blkio") ? "io.bfq.weight" : "blkio.bfq.weight", "" + weight));
    }

    /**
     * A limit of one block device.
     *
     * @param kind {@code read_bps}, {@code write_bps}, {@code read_iops} or {@code write_iops}
     * @param numbers its numbers, as {@code 8:0}
     * @param value 0 is no limit
     */
    public List<GroupSetting> blockLimit(String kind, String numbers, long value) {
        if (!host.isUnified("blkio")) {
            return List.of(new GroupSetting("blkio", "blkio.throttle." + kind + "_device", numbers + " " + value));
        }
        String name = (kind.startsWith("read") ? "r" : "w") + kind.substring(kind.indexOf('_') + 1);
        return List.of(new GroupSetting("blkio", "io.max", numbers + " " + name + "=" + (value == 0 ? "max" : value)));
    }

    /** Its weight at one disk, by its numbers. */
    public List<GroupSetting> blockDeviceWeight(String numbers, long weight) {
        String file = host.isUnified("blkio") ? "io.bfq.weight" : "blkio.bfq.weight_device";
        return List.of(new GroupSetting("blkio", file, numbers + " " + weight));
    }

    /** The processors that it may use, as a list such as {@code 0-3,7}. */
    public List<GroupSetting> processors(String list) {
        return List.of(new GroupSetting("cpuset", "cpuset.cpus", list));
    }

    /** The nodes whose memory it may use. */
    public List<GroupSetting> memoryNodes(String list) {
        return List.of(new GroupSetting("cpuset", "cpuset.mems", list));
    }

    /** How many processes it may have. */
    public List<GroupSetting> processes(long most) {
        return List.of(new GroupSetting("pids", "pids.max", Long.toString(most)));
    }

    /** Whether its processes stand still. */
    public List<GroupSetting> frozen(boolean frozen) {
        return List.of(
                host.isUnified("freezer")
                        ? new GroupSetting("freezer", "cgroup.freeze", frozen ? "1" : "0")
                        : new GroupSetting("freezer", "freezer.state", frozen ? "FROZEN" : "THAWED"));
    }

    /** The key of a setting in a configuration of liblxc. */
    public String key(GroupSetting setting) {
        return (host.isUnified(setting.controller()) ? "lxc.cgroup2." : "lxc.cgroup.") + setting.file();
    }
}
