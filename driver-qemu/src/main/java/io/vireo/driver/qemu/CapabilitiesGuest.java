package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The element {@code guest} of the capabilities: what guests of one architecture can be. */
final class CapabilitiesGuest {
    private CapabilitiesGuest() {}

    static Element xml(QemuEmulator emulator) {
        return Element.of("guest").add("os_type", "hvm").add(arch(emulator)).add(features(emulator.arch()));
    }

    private static Element arch(QemuEmulator emulator) {
        Element arch = Element.of("arch")
                .with("name", emulator.arch())
                .add("wordsize", String.valueOf(QemuArch.wordSize(emulator.arch())))
                .add("emulator", emulator.binary().toString())
                .addAll(machines(emulator));
        for (QemuAccelerator accelerator : List.of(QemuAccelerator.TCG, QemuAccelerator.KVM)) {
            if (emulator.supports(accelerator)) {
                arch = arch.add(Element.of("domain").with("type", accelerator.domainType()));
            }
        }
        return arch;
    }

    /** The standard machine comes first, and each alias after the name that it stands for. */
    private static List<Element> machines(QemuEmulator emulator) {
        var elements = new ArrayList<Element>();
        emulator.machines().stream()
                .sorted(Comparator.comparing(machine -> !machine.standard()))
                .forEach(machine -> {
                    elements.add(machine(machine, machine.name()));
                    machine.alias().ifPresent(alias -> elements.add(machine(machine, alias)));
                });
        return elements;
    }

    private static Element machine(QemuMachine machine, String name) {
        Element element = Element.of("machine", name);
        if (!name.equals(machine.name())) {
            element = element.with("canonical", machine.name());
        }
        element = element.with("maxCpus", machine.maxCpus());
        return machine.deprecated() ? element.with("deprecated", "yes") : element;
    }

    private static Element features(String arch) {
        Element features = Element.of("features");
        if (arch.equals("i686")) {
            features = features.add(Element.of("pae")).add(Element.of("nonpae"));
        }
        if (QemuArch.isX86(arch) || arch.equals("aarch64")) {
            features = features.add(toggle("acpi", "yes"));
        }
        if (QemuArch.isX86(arch)) {
            features = features.add(toggle("apic", "no"));
        }
        return features.add(Element.of("cpuselection"))
                .add(Element.of("deviceboot"))
                .add(toggle("disksnapshot", "no"));
    }

    private static Element toggle(String name, String toggle) {
        return Element.of(name).with("default", "on").with("toggle", toggle);
    }
}
