package io.vireo.driver.kit.groups;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.host.DeviceNumbers;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a definition lets a guest have of processors, memory and disks. */
public final class GroupLimits {

    /** Its share of the processors. */
    public static final Field<Long> SHARES = Field.number("cputune/shares", 2, 262144);

    /** The period of its quota, in microseconds. */
    public static final Field<Long> PERIOD = Field.number("cputune/period", 1000, 1_000_000);

    /** How much processor time it gets in each period, in microseconds; negative is no limit. */
    public static final Field<Long> QUOTA = Field.number("cputune/quota", -1, 18446744073709551L);

    /** How much memory it gets at most. */
    public static final Field<Bytes> HARD = Field.memory("memtune/hard_limit");

    /** How much memory it is brought down to when the host is short of it. */
    public static final Field<Bytes> SOFT = Field.memory("memtune/soft_limit");

    /** How much memory and swap it gets together. */
    public static final Field<Bytes> SWAP = Field.memory("memtune/swap_hard_limit");

    /** Its weight at the disks. */
    public static final Field<Long> WEIGHT = Field.number("blkiotune/weight", 10, 1000);

    /** What a device of {@code blkiotune} can be limited in, and what the kernel calls it. */
    static final Map<String, String> OF_DEVICE = Map.of(
            "read_bytes_sec", "read_bps",
            "write_bytes_sec", "write_bps",
            "read_iops_sec", "read_iops",
            "write_iops_sec", "write_iops");

    private GroupLimits() {}

    /**
     * Returns what is to be set when a guest starts; nothing of what its definition does not ask for.
     *
     * @param definition its definition
     * @param hardKib how much memory it may have, in KiB; {@link GroupSettings#UNLIMITED_KIB} for no limit
     * @param settings how it is written here
     * @return the settings, in the order in which the kernel takes them
     * @throws io.vireo.VirtException when the definition asks for what cannot be
     */
    public static List<GroupSetting> of(Element definition, long hardKib, GroupSettings settings) {
        List<GroupSetting> all = new ArrayList<>();
        SHARES.read(definition).ifPresent(value -> all.addAll(settings.shares(value)));
        if (PERIOD.read(definition).isPresent() || QUOTA.read(definition).isPresent()) {
            all.addAll(settings.quota(optional(PERIOD.read(definition)), optional(QUOTA.read(definition))));
        }
        memory(definition, hardKib, settings, all);
        WEIGHT.read(definition).ifPresent(value -> all.addAll(settings.blockWeight(value)));
        definition.findAll("blkiotune/device").forEach(device -> all.addAll(device(device, settings)));
        definition.at("vcpu/@cpuset").ifPresent(list -> all.addAll(settings.processors(list(list))));
        definition.at("numatune/memory/@nodeset").ifPresent(list -> all.addAll(settings.memoryNodes(list(list))));
        return all;
    }

    private static void memory(Element definition, long hard, GroupSettings settings, List<GroupSetting> all) {
        if (hard < GroupSettings.UNLIMITED_KIB) {
            all.addAll(settings.hardLimit(hard));
        }
        SOFT.read(definition).ifPresent(value -> all.addAll(settings.softLimit(value.kib())));
        SWAP.read(definition).ifPresent(value -> {
            if (value.kib() < hard) {
                throw GroupRefusals.xml("swap_hard_limit counts memory and swap, so it cannot be less than the memory");
            }
            all.addAll(settings.swapLimit(value.kib(), hard));
        });
    }

    private static List<GroupSetting> device(Element device, GroupSettings settings) {
        String path = device.at("path").orElseThrow(() -> GroupRefusals.xml("missing path in blkiotune/device"));
        DeviceNumbers.requireAbsolute("path of a blkiotune device", path);
        String numbers = DeviceNumbers.of(Path.of(path), true);
        List<GroupSetting> all = new ArrayList<>();
        OF_DEVICE.forEach((name, kind) -> Field.number(name)
                .read(device)
                .ifPresent(value -> all.addAll(settings.blockLimit(kind, numbers, value))));
        Field.number("weight", 10, 1000)
                .read(device)
                .ifPresent(value -> all.addAll(settings.blockDeviceWeight(numbers, value)));
        return all;
    }

    private static String list(String text) {
        try {
            return CpuSet.parse(text).toString();
        } catch (RuntimeException bad) {
            throw GroupRefusals.xml("'" + Names.shown(text) + "' is no list of processors or nodes");
        }
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
