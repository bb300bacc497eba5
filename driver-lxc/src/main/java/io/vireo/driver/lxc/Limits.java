package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a definition lets a container have of processors, memory, disks and processes. */
final class Limits {

    static final Field<Long> SHARES = Field.number("cputune/shares", 2, 262144);
    static final Field<Long> PERIOD = Field.number("cputune/period", 1000, 1_000_000);
    static final Field<Long> QUOTA = Field.number("cputune/quota", -1, 18446744073709551L);
    static final Field<Bytes> HARD = Field.memory("memtune/hard_limit");
    static final Field<Bytes> SOFT = Field.memory("memtune/soft_limit");
    static final Field<Bytes> SWAP = Field.memory("memtune/swap_hard_limit");
    static final Field<Long> WEIGHT = Field.number("blkiotune/weight", 10, 1000);
    static final Field<Long> PROCESSES = Field.number("vireo:limits/@processes", 1, 4194304);

    /** What a device of {@code blkiotune} can be limited in, and what the kernel calls it. */
    static final Map<String, String> OF_DEVICE = Map.of(
            "read_bytes_sec", "read_bps",
            "write_bytes_sec", "write_bps",
            "read_iops_sec", "read_iops",
            "write_iops_sec", "write_iops");

    /** More processes than this no container gets that does not ask: a fork bomb must leave the host some. */
    static final long USUAL_PROCESSES = 16384;

    private Limits() {}

    /** What is to be set when a container starts. */
    static List<Setting> of(Element definition, Settings settings) {
        List<Setting> all = new ArrayList<>();
        SHARES.read(definition).ifPresent(value -> all.addAll(settings.shares(value)));
        if (PERIOD.read(definition).isPresent() || QUOTA.read(definition).isPresent()) {
            all.addAll(settings.quota(optional(PERIOD.read(definition)), optional(QUOTA.read(definition))));
        }
        memory(definition, settings, all);
        WEIGHT.read(definition).ifPresent(value -> all.addAll(settings.blockWeight(value)));
        definition.findAll("blkiotune/device").forEach(device -> all.addAll(device(device, settings)));
        definition.at("vcpu/@cpuset").ifPresent(list -> all.addAll(settings.processors(list(list))));
        definition.at("numatune/memory/@nodeset").ifPresent(list -> all.addAll(settings.memoryNodes(list(list))));
        all.addAll(settings.processes(PROCESSES.read(definition).orElse(USUAL_PROCESSES)));
        return all;
    }

    private static void memory(Element definition, Settings settings, List<Setting> all) {
        long hard = hardKib(definition);
        all.addAll(settings.hardLimit(hard));
        SOFT.read(definition).ifPresent(value -> all.addAll(settings.softLimit(value.kib())));
        SWAP.read(definition).ifPresent(value -> {
            if (value.kib() < hard) {
                throw Refusal.xml("swap_hard_limit counts memory and swap, so it cannot be less than the memory");
            }
            all.addAll(settings.swapLimit(value.kib(), hard));
        });
    }

    /** How much memory in KiB the kernel lets a container have. */
    static long hardKib(Element definition) {
        return HARD.read(definition)
                .or(() -> ContainerDefaults.CURRENT_MEMORY.read(definition))
                .or(() -> ContainerDefaults.MEMORY.read(definition))
                .map(Bytes::kib)
                .orElse(Settings.UNLIMITED_KIB);
    }

    private static List<Setting> device(Element device, Settings settings) {
        String path = device.at("path").orElseThrow(() -> Refusal.xml("missing path in blkiotune/device"));
        HostPaths.requireAbsolute("path of a blkiotune device", path);
        String numbers = HostPaths.deviceNumbers(Path.of(path), true);
        List<Setting> all = new ArrayList<>();
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
            throw Refusal.xml("'" + io.vireo.driver.kit.Names.shown(text) + "' is no list of processors or nodes");
        }
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
