package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What libvirt's test driver adds to the devices of a definition, and what it drops because it belongs to a run. */
final class DeviceXml {

    private static final Map<String, String> BUSES =
            Map.of("hd", "ide", "sd", "scsi", "vd", "virtio", "xvd", "xen", "fd", "fdc", "ub", "usb");

    private static final String TAP = "testnet";

    private DeviceXml() {}

    static Element complete(Element domain) {
        Element devices = domain.child("devices").orElseGet(() -> Element.of("devices"));
        Element complete = devices.mapChildren(device -> AddressXml.complete(one(runtimeFree(device))));
        requireUniqueTargets(complete);
        return domain.put(
                ControllerXml.complete(ScreenXml.complete(CharacterXml.complete(DiskOrder.sorted(complete)))));
    }

    private static Element one(Element device) {
        return switch (device.name()) {
            case "disk" -> disk(device);
            case "interface" -> nic(device);
            case "hostdev" -> device.has("mode", "subsystem") ? standard(device, "managed", "no") : device;
            case "filesystem" -> standard(standard(device, "type", "mount"), "accessmode", "passthrough");
            case "redirdev" -> redirection(device);
            default -> device;
        };
    }

    /** Aliases are made for one run, but for those that a user gave. */
    private static Element runtimeFree(Element device) {
        return device.flatMapChildren(child -> child.name().equals("alias")
                        && !child.attribute("name").orElse("").startsWith("ua-")
                ? List.of()
                : List.of(child));
    }

    private static Element disk(Element given) {
        String name = given.at("target/@dev").orElse("");
        if (name.isEmpty()) {
            String disk =
                    given.at("source/@file").or(() -> given.at("source/@dev")).orElse("disk");
            throw VirtException.of(ErrorFacts.of(ErrorCode.NO_TARGET, disk));
        }
        Element disk = standard(given, "type", "file");
        disk = given.child("source").isEmpty() && !given.has("type", "vhostuser") ? disk.with("type", "file") : disk;
        disk = standard(disk, "device", "disk");
        boolean readOnly = disk.has("device", "cdrom") && disk.child("readonly").isEmpty();
        return (readOnly ? disk.add(Element.of("readonly")) : disk)
                .withoutChildren("mirror")
                .mapChildren("target", target -> target(target, name))
                .mapChildren("source", source -> source.without("index"))
                .mapChildren("backingStore", DeviceXml::chain);
    }

    private static Element target(Element target, String name) {
        Element closed = target.has("tray", "closed") ? target.without("tray") : target;
        return standard(closed, "bus", busOf(name));
    }

    private static Element chain(Element backing) {
        return backing.without("index")
                .mapChildren("source", source -> source.without("index"))
                .mapChildren("backingStore", DeviceXml::chain);
    }

    private static String busOf(String name) {
        String prefix = name.startsWith("xvd") ? "xvd" : name.substring(0, Math.min(2, name.length()));
        return BUSES.getOrDefault(prefix, "ide");
    }

    private static void requireUniqueTargets(Element devices) {
        Map<String, Element> seen = new HashMap<>();
        for (Element disk : devices.children("disk")) {
            String name = disk.at("target/@dev").orElseThrow();
            Optional<Element> twin = Optional.ofNullable(seen.put(name, disk));
            if (twin.isPresent()) {
                throw DomainXml.xmlError("target '" + name + "' duplicated for disk sources '" + source(twin.get())
                        + "' and '" + source(disk) + "'");
            }
        }
    }

    private static String source(Element disk) {
        return disk.at("source/@file").or(() -> disk.at("source/@dev")).orElse("(null)");
    }

    private static Element nic(Element given) {
        Element nic = given.child("mac").isPresent()
                ? given
                : given.add(Element.of("mac").with("address", Names.randomMac("52:54:00")));
        return nic.has("type", "network") ? nic.mapChildren("source", source -> source.without("bridge")) : nic;
    }

    /** Gives a tap device to each interface that has none: the first name that is free in its domain. */
    static Element withTaps(Element domain) {
        return domain.mapChildren("devices", devices -> {
            Taps taps = new Taps(devices);
            return devices.mapChildren("interface", taps::given);
        });
    }

    /** The names of the taps of one domain. */
    private static final class Taps {

        private final Set<String> used = new HashSet<>();
        private int next;

        Taps(Element devices) {
            devices.children("interface").forEach(nic -> nic.at("target/@dev").ifPresent(used::add));
        }

        private Element given(Element nic) {
            Element target = nic.child("target").orElseGet(() -> Element.of("target"));
            if (target.attribute("dev").isPresent()) {
                return nic;
            }
            while (used.contains(TAP + next)) {
                next++;
            }
            return nic.put(target.with("dev", TAP + next++));
        }
    }

    private static Element redirection(Element device) {
        boolean bus = device.has("type", "dbus") && device.child("source").isEmpty();
        return bus ? device.add(Element.of("source").with("channel", "org.qemu.usbredir")) : device;
    }

    static Element standard(Element element, String attribute, String value) {
        return element.attribute(attribute).isPresent() ? element : element.with(attribute, value);
    }
}
