package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/** The document {@code domainCapabilities}: what one machine of one emulator can have, as far as this driver honours it. */
final class GuestCapabilities {
    private final QemuEmulators emulators;

    GuestCapabilities(QemuEmulators emulators) {
        this.emulators = emulators;
    }

    /**
     * The document for the emulator, architecture, machine and type asked for; what is left open is what a guest would get.
     *
     * @throws io.vireo.VirtException INVALID_ARG when they do not go together
     */
    Element xml(Optional<String> path, Optional<String> arch, Optional<String> machineName, Optional<String> type) {
        EmulatorChoice choice = EmulatorChoice.of(emulators, path, arch, machineName, type);
        QemuEmulator emulator = choice.emulator();
        QemuAccelerator accelerator = choice.accelerator();
        QemuMachine machine = choice.machine();
        var system = new GuestCapabilitiesSystem(emulator, accelerator);
        var devices = new GuestCapabilitiesDevices(emulator, machine);
        return Element.of("domainCapabilities")
                .add("path", emulator.binary().toString())
                .add("domain", accelerator.domainType())
                .add("machine", machine.name())
                .add("arch", emulator.arch())
                .add(Element.of("vcpu").with("max", machine.maxCpus()))
                .add(supported(
                        "iothreads", emulator.hasObject("iothread") && Honoured.inDomain(Element.of("iothreads", "1"))))
                .add(system.os())
                .add(system.cpu())
                .add(system.memoryBacking())
                .add(devices.xml())
                .add(system.features());
    }

    static Element supported(String name, boolean supported) {
        return Element.of(name).with("supported", supported ? "yes" : "no");
    }

    static Element choices(String name, List<String> values) {
        return Element.of("enum")
                .with("name", name)
                .addAll(values.stream().map(value -> Element.of("value", value)).toList());
    }
}
