package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The devices of a definition, taken one by one. */
final class DeviceKinds {

    private static final Set<String> KNOWN = Set.of(
            "disk",
            "controller",
            "lease",
            "filesystem",
            "interface",
            "smartcard",
            "serial",
            "parallel",
            "console",
            "channel",
            "input",
            "tpm",
            "graphics",
            "sound",
            "audio",
            "video",
            "hostdev",
            "redirdev",
            "redirfilter",
            "hub",
            "watchdog",
            "memballoon",
            "rng",
            "nvram",
            "panic",
            "shmem",
            "memory",
            "iommu",
            "vsock",
            "crypto");

    private DeviceKinds() {}

    /** The kind of a device; empty when there is none of that name. */
    static Optional<String> of(Element device) {
        return Optional.of(device.name()).filter(KNOWN::contains);
    }

    static Stream<Element> all(Element definition) {
        return definition.child("devices").stream().flatMap(devices -> devices.children().stream());
    }

    static List<Element> all(Element definition, String kind) {
        return definition.findAll("devices/" + kind);
    }

    /** The definition with one more device. */
    static Element add(Element definition, Element device) {
        return definition.mapChildren("devices", devices -> devices.add(device));
    }

    /** The same, a disk right behind those of its bus. */
    static Element insert(Element definition, Element device) {
        Optional<String> bus = device.at("target/@bus");
        Optional<Element> last = all(definition, device.name()).stream()
                .filter(each ->
                        device.name().equals("disk") && each.at("target/@bus").equals(bus))
                .reduce((first, second) -> second);
        return last.isEmpty()
                ? add(definition, device)
                : definition.mapChildren(
                        "devices",
                        devices -> devices.flatMapChildren(
                                each -> each == last.get() ? List.of(each, device) : List.of(each)));
    }

    static Element without(Element definition, Element device) {
        return definition.mapChildren("devices", devices -> devices.withoutChild(device));
    }

    static Element replace(Element definition, Element old, Element device) {
        return definition.mapChildren("devices", devices -> devices.replaceChild(old, device));
    }

    /** The new form of a device, at the place of the old one unless it names its own. */
    static Element withPlaceOf(Element old, Element device) {
        Element placed = device;
        for (String part : List.of("address", "alias")) {
            if (placed.child(part).isEmpty() && old.child(part).isPresent()) {
                placed = placed.add(old.child(part).get());
            }
        }
        return placed;
    }

    /** What one list has beyond another, equal elements counted one by one. */
    static List<Element> beyond(List<Element> more, List<Element> fewer) {
        List<Element> rest = new ArrayList<>(more);
        fewer.forEach(rest::remove);
        return rest;
    }
}
