package io.vireo.driver.qemu;

import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.HostTopology;
import io.vireo.driver.kit.host.SleepStates;
import io.vireo.xml.Element;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The element {@code host} of the capabilities: what this machine is. */
final class CapabilitiesHost {
    private static final String CPUS = "sys/devices/system/cpu/";

    private final HostFiles files;

    CapabilitiesHost(HostFiles files) {
        this.files = files;
    }

    Element xml(Optional<QemuEmulator> emulator) {
        var topology = HostTopology.of(files);
        var processor = HostProcessor.of(files, QemuArch.host());
        return Element.of("host")
                .add("uuid", uuid().toString())
                .add(processor.xml(topology.shape(), emulator, HostTopology.hugePageSizes(files)))
                .add(SleepStates.xml(files))
                .add(Element.of("iommu").with("support", hasIommu() ? "yes" : "no"))
                .add(topology.xml())
                .addAll(cache())
                .add(Element.of("secmodel").add("model", "none").add("doi", "0"));
    }

    /**
     * The identity of this host: the mainboard's, else one made of the installation's.
     *
     * <p>Not the installation's own, which is meant to stay on the host.
     */
    UUID uuid() {
        return files.text("sys/class/dmi/id/product_uuid")
                .filter(CapabilitiesHost::isIdentity)
                .map(UUID::fromString)
                .orElseGet(() -> UUID.nameUUIDFromBytes(
                        ("vireo host " + files.text("etc/machine-id").orElse("unknown"))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** Some makers leave all digits the same. */
    private static boolean isIdentity(String text) {
        boolean wellFormed = text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        return wellFormed && text.replace("-", "").chars().distinct().count() > 2;
    }

    private boolean hasIommu() {
        return !files.numbered("sys/kernel/iommu_groups", "").isEmpty();
    }

    /** The caches that processors share with others, which is what an administrator places guests by. */
    private List<Element> cache() {
        List<Element> banks = files.numbered(CPUS, "cpu").stream()
                .flatMap(cpu -> banks(cpu).stream())
                .distinct()
                .toList();
        return banks.isEmpty() ? List.of() : List.of(Element.of("cache").addAll(banks));
    }

    private List<Element> banks(int cpu) {
        String folder = CPUS + "cpu" + cpu + "/cache/";
        return files.numbered(folder, "index").stream()
                .map(index -> folder + "index" + index + "/")
                .filter(bank -> files.number(bank + "level").orElse(0) >= 3)
                .map(this::bank)
                .toList();
    }

    private Element bank(String folder) {
        long kib = files.number(folder + "size").orElse(0);
        boolean whole = kib >= 1024 && kib % 1024 == 0;
        String type = files.text(folder + "type").orElse("Unified");
        return Element.of("bank")
                .with("id", files.number(folder + "id").orElse(0))
                .with("level", files.number(folder + "level").orElse(3))
                .with("type", Map.of("Data", "data", "Instruction", "code").getOrDefault(type, "both"))
                .with("size", whole ? kib / 1024 : kib)
                .with("unit", whole ? "MiB" : "KiB")
                .with("cpus", files.text(folder + "shared_cpu_list").orElse(""));
    }
}
