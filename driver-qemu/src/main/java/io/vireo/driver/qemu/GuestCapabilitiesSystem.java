package io.vireo.driver.qemu;

import static io.vireo.driver.qemu.GuestCapabilities.choices;
import static io.vireo.driver.qemu.GuestCapabilities.supported;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the capabilities of a guest say about everything that is no device. */
final class GuestCapabilitiesSystem {
    private final QemuEmulator emulator;
    private final QemuAccelerator accelerator;

    GuestCapabilitiesSystem(QemuEmulator emulator, QemuAccelerator accelerator) {
        this.emulator = emulator;
        this.accelerator = accelerator;
    }

    Element os() {
        // The firmware that we know is for x86_64.
        List<String> codes = emulator.arch().equals("x86_64") ? Firmware.installed() : List.of();
        var kinds = new ArrayList<String>();
        if (QemuArch.isX86(emulator.arch())) {
            kinds.add("bios");
        }
        if (!codes.isEmpty()) {
            kinds.add("efi");
        }
        Element loader = supported("loader", true)
                .addAll(codes.stream().map(code -> Element.of("value", code)).toList())
                .add(choices("type", loader("type", "rom", "pflash")))
                .add(choices("readonly", loader("readonly", "yes", "no")))
                .add(choices("secure", loader("secure", "yes", "no")));
        return supported("os", true)
                .add(choices(
                        "firmware",
                        Honoured.inDomain(kinds, kind -> Element.of("os").with("firmware", kind))))
                .add(loader);
    }

    private static List<String> loader(String attribute, String... values) {
        return Honoured.inDomain(
                List.of(values),
                value -> Element.of("os").add(Element.of("loader").with(attribute, value)));
    }

    Element cpu() {
        return Element.of("cpu")
                .add(hostPassthrough())
                .add(maximum())
                .add(hostModel())
                .add(custom());
    }

    private Element hostPassthrough() {
        boolean can = accelerator == QemuAccelerator.KVM && hasMode("host-passthrough");
        Element mode = mode("host-passthrough", can);
        return can ? mode.add(choices("hostPassthroughMigratable", migratable("host-passthrough"))) : mode;
    }

    private Element maximum() {
        boolean can = hasModel("max") && hasMode("maximum");
        Element mode = mode("maximum", can);
        return can ? mode.add(choices("maximumMigratable", migratable("maximum"))) : mode;
    }

    private Element hostModel() {
        var best = emulator.hostCpu(accelerator).filter(cpu -> hasMode("host-model"));
        Element mode = mode("host-model", best.isPresent());
        if (best.isEmpty()) {
            return mode;
        }
        QemuHostCpu cpu = best.get();
        mode = mode.add(Element.of("model", cpu.model()).with("fallback", "forbid"));
        var vendor = CpuNames.vendorOfModel(cpu.model(), cpu.vendor());
        if (vendor.isPresent()) {
            mode = mode.add("vendor", vendor.get());
        }
        for (String feature : cpu.features()) {
            mode = mode.add(Element.of("feature").with("policy", "require").with("name", CpuNames.feature(feature)));
        }
        return mode;
    }

    private Element custom() {
        List<Element> models =
                emulator.namedModels(accelerator).stream().map(this::model).toList();
        return mode("custom", !models.isEmpty()).addAll(models);
    }

    private Element model(QemuCpuModel model) {
        var definition = emulator.definitions().get(model.name());
        String vendor = definition == null
                ? "unknown"
                : CpuNames.vendorOfModel(model.name(), definition.vendor()).orElse("unknown");
        Element element = Element.of("model", model.name())
                .with("usable", model.usable() ? "yes" : "no")
                .with("vendor", vendor);
        return model.deprecated() ? element.with("deprecated", "yes") : element;
    }

    private List<QemuCpuModel> models() {
        return emulator.cpuModels().getOrDefault(accelerator, List.of());
    }

    private boolean hasModel(String name) {
        return models().stream().anyMatch(model -> model.name().equals(name));
    }

    private static boolean hasMode(String mode) {
        return Honoured.inDomain(Element.of("cpu").with("mode", mode));
    }

    private static List<String> migratable(String mode) {
        return Honoured.inDomain(
                List.of("on", "off"),
                value -> Element.of("cpu").with("mode", mode).with("migratable", value));
    }

    private static Element mode(String name, boolean supported) {
        return Element.of("mode").with("name", name).with("supported", supported ? "yes" : "no");
    }

    Element memoryBacking() {
        var objects = Map.of(
                "file", "memory-backend-file", "anonymous", "memory-backend-ram", "memfd", "memory-backend-memfd");
        List<String> sources = Honoured.inDomain(
                List.of("file", "anonymous", "memfd"),
                type -> Element.of("memoryBacking").add(Element.of("source").with("type", type)));
        List<String> offered = sources.stream()
                .filter(source -> emulator.hasObject(objects.get(source)))
                .toList();
        Element element = supported("memoryBacking", !offered.isEmpty());
        return offered.isEmpty() ? element : element.add(choices("sourceType", offered));
    }

    Element features() {
        Element coreInfo = Element.of("features").add(Element.of("vmcoreinfo").with("state", "on"));
        Element backing = Element.of("disk").add(Element.of("backingStore").with("type", "file"));
        return Element.of("features")
                .add(supported("gic", false))
                .add(supported("vmcoreinfo", emulator.hasDevice("vmcoreinfo") && Honoured.inDomain(coreInfo)))
                .add(supported("genid", emulator.hasDevice("vmgenid") && Honoured.inDomain(Element.of("genid"))))
                .add(supported("backingStoreInput", Honoured.device(backing)))
                .add(supported("backup", false))
                .add(supported("sev", false))
                .add(supported("sgx", false))
                .add(supported(
                        "hyperv", Honoured.inDomain(Element.of("features").add(Element.of("hyperv")))));
    }
}
