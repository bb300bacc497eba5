package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.nio.file.Path;
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
     * @throws VirtException INVALID_ARG when they do not go together
     */
    Element xml(Optional<String> path, Optional<String> arch, Optional<String> machineName, Optional<String> type) {
        QemuEmulator emulator = emulator(path, arch);
        QemuAccelerator accelerator = accelerator(emulator, type);
        QemuMachine machine = machine(emulator, machineName);
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

    private QemuEmulator emulator(Optional<String> path, Optional<String> arch) {
        if (path.isEmpty()) {
            String wanted = arch.orElse(QemuArch.host());
            try {
                return emulators.forArch(wanted);
            } catch (VirtException e) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG, e.facts().detail().orElse(e.getMessage()), e);
            }
        }
        QemuEmulator emulator = emulators.at(Path.of(path.get()));
        if (arch.filter(wanted -> !wanted.equals(emulator.arch())).isPresent()) {
            throw Refusal.invalid("architecture from emulator '" + emulator.arch()
                    + "' doesn't match given architecture '" + arch.get() + "'");
        }
        return emulator;
    }

    private static QemuAccelerator accelerator(QemuEmulator emulator, Optional<String> type) {
        if (type.isEmpty()) {
            return List.of(QemuAccelerator.KVM, QemuAccelerator.TCG).stream()
                    .filter(emulator::supports)
                    .findFirst()
                    .orElse(QemuAccelerator.TCG);
        }
        QemuAccelerator accelerator = QemuAccelerator.of(type.get())
                .orElseThrow(
                        () -> Refusal.invalid("unknown virttype: " + type.get() + "; guests of QEMU have kvm or qemu"));
        if (!emulator.supports(accelerator)) {
            throw Refusal.invalid("the accel '" + type.get() + "' is not supported by emulator '" + emulator.binary()
                    + "' on this host");
        }
        return accelerator;
    }

    private static QemuMachine machine(QemuEmulator emulator, Optional<String> name) {
        String wanted = name.orElseGet(emulator::standard);
        return emulator.machine(wanted)
                .orElseThrow(() -> Refusal.invalid(
                        "the machine '" + wanted + "' is not supported by emulator '" + emulator.binary() + "'"));
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
