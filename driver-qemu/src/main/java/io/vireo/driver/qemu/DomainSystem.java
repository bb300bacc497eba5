package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** What the guest boots on: emulator, machine, firmware, boot order, clock and what its end means. */
final class DomainSystem {

    private static final String HOST_ARCH = "x86_64";

    private static final Set<String> ENDS = Set.of("destroy", "restart", "preserve", "rename-restart");
    private static final Set<String> CRASHES =
            Set.of("destroy", "restart", "preserve", "rename-restart", "coredump-destroy", "coredump-restart");

    private DomainSystem() {}

    static Machines complete(Draft draft, Emulators emulators) {
        requireType(draft);
        draft.change(domain -> domain.mapChildren("os", DomainSystem::arch));
        String arch = draft.at("os/type/@arch", HOST_ARCH);
        Machines machines = emulators.find(
                draft.type(),
                arch,
                draft.devices("emulator").stream()
                        .map(device -> device.xml().text().strip())
                        .filter(path -> !path.isEmpty())
                        .findFirst());
        if (draft.devices("emulator").isEmpty()) {
            draft.add(Element.of("emulator", machines.emulator()));
        }
        draft.change(domain -> domain.mapChildren("os", os -> machine(os, machines)));
        boot(draft);
        ends(draft);
        return machines;
    }

    private static void requireType(Draft draft) {
        String type = draft.at("os/type", "").strip();
        if (type.isEmpty()) {
            throw Refusal.xml("an os <type> must be specified");
        }
        if (!type.equals("hvm")) {
            throw Refusal.unsupported("os type '" + type + "' cannot run on QEMU; write <type>hvm</type>");
        }
    }

    private static Element arch(Element os) {
        return os.mapChildren("type", type -> type.attribute("arch").isPresent() ? type : type.with("arch", HOST_ARCH));
    }

    private static Element machine(Element os, Machines machines) {
        return os.mapChildren("type", type -> {
            String given = type.attribute("machine").orElse(machines.standard());
            String canonical = machines.canonical(given)
                    .orElseThrow(() -> Refusal.unsupported(
                            "Emulator '" + machines.emulator() + "' does not support machine type '" + given + "'"));
            return type.with("machine", canonical);
        });
    }

    /** A guest boots from its disk unless it is told otherwise in one of the two ways. */
    private static void boot(Draft draft) {
        boolean perDevice = draft.devices().stream()
                .anyMatch(device -> device.at("boot/@order").isPresent());
        boolean global = !draft.domain().findAll("os/boot").isEmpty();
        if (perDevice && global) {
            throw Refusal.unsupported("per-device boot elements cannot be used together with os/boot elements");
        }
        requireBootOrder(draft);
        if (!perDevice && !global && draft.domain().child("bootloader").isEmpty()) {
            draft.change(domain ->
                    domain.mapChildren("os", os -> os.add(Element.of("boot").with("dev", "hd"))));
        }
        draft.change(domain -> domain.mapChildren("os", os -> os.mapChildren("loader", DomainSystem::loader)));
    }

    private static void requireBootOrder(Draft draft) {
        Set<Integer> seen = new java.util.HashSet<>();
        for (Device device : draft.devices()) {
            device.at("boot/@order").ifPresent(text -> {
                int order = Numbers.small(text, "boot order");
                if (order < 1) {
                    throw Refusal.xml("Invalid value for attribute 'order' in element 'boot': '" + text + "'.");
                }
                if (!seen.add(order)) {
                    throw Refusal.xml("boot order '" + order + "' used for more than one device");
                }
            });
        }
    }

    private static Element loader(Element loader) {
        return loader.attribute("type").isPresent() || loader.text().isBlank() ? loader : loader.with("type", "rom");
    }

    private static void ends(Draft draft) {
        for (String name : List.of("on_poweroff", "on_reboot", "on_crash")) {
            draft.standard(Element.of(name, name.equals("on_reboot") ? "restart" : "destroy"));
            String action = draft.at(name, "");
            if (!(name.equals("on_crash") ? CRASHES : ENDS).contains(action)) {
                throw Refusal.unsupported("unknown lifecycle action '" + action + "' for " + name);
            }
        }
        draft.standard(Element.of("clock").with("offset", "utc"));
        draft.change(domain -> domain.mapChildren(
                "clock", clock -> clock.attribute("offset").isPresent() ? clock : clock.with("offset", "utc")));
    }
}
