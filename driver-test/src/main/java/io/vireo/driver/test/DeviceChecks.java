package io.vireo.driver.test;

import io.vireo.BadXml;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Contradictions between devices, or within one, for which libvirt refuses a definition in every driver. */
final class DeviceChecks {

    private static final int LAST_BRIDGE = 30;

    private DeviceChecks() {}

    static void require(Element domain) {
        Element devices = domain.child("devices").orElseThrow();
        devices.children("disk").forEach(DeviceChecks::disk);
        hostDevices(devices);
        bridges(devices);
        drives(devices);
        int cells = domain.findAll("cpu/numa/cell").size();
        devices.children("memory").forEach(memory -> node(memory, cells));
    }

    private static void disk(Element disk) {
        if (disk.child("auth").isPresent() && disk.find("source/auth").isPresent()) {
            throw DomainXml.unsupported("an <auth> definition already found for disk source");
        }
        if (disk.find("encryption/cipher").isPresent()
                || disk.find("source/encryption/cipher").isPresent()) {
            throw DomainXml.unsupported("supplying <cipher> for domain disk definition is unnecessary");
        }
        if (disk.at("source/@fdgroup").isPresent()) {
            throw DomainXml.unsupported("driver does not support FD passing for disk '"
                    + disk.at("target/@dev").orElse("") + "'");
        }
    }

    private static void hostDevices(Element devices) {
        Set<Element> seen = new HashSet<>();
        int framebuffers = 0;
        for (Element device : devices.children("hostdev")) {
            Element source = device.child("source").orElseGet(() -> Element.of("source"));
            boolean known = device.has("type", "scsi") || device.has("type", "mdev") || device.has("type", "pci");
            if (known && !seen.add(source.with("kind", device.attribute("type").orElse("")))) {
                throw DomainXml.xmlError("Hostdev already exists in the domain configuration");
            }
            mediated(device);
            framebuffers += device.has("ramfb", "on") ? 1 : 0;
        }
        if (framebuffers > 1) {
            throw DomainXml.unsupported("Only one vgpu device can have 'ramfb' enabled");
        }
    }

    private static void mediated(Element device) {
        Optional<String> type = device.at("address/@type");
        boolean channel = device.has("type", "mdev") && device.has("model", "vfio-ccw");
        if (channel && type.isPresent() && !type.get().equals("ccw")) {
            throw DomainXml.xmlError(
                    "Unsupported address type '" + type.get() + "' with mediated device model 'vfio-ccw'");
        }
    }

    private static void bridges(Element devices) {
        for (Element controller : devices.children("controller")) {
            Optional<String> index = controller.at("target/@index");
            if (index.isPresent() && !isBridge(index.get())) {
                throw DomainXml.unsupported(
                        "PCI controller target index '" + index.get() + "' out of range - must be 0-" + LAST_BRIDGE);
            }
        }
    }

    private static boolean isBridge(String index) {
        try {
            int number = Integer.parseInt(index);
            return number >= 0 && number <= LAST_BRIDGE;
        } catch (NumberFormatException bad) {
            return false;
        }
    }

    /** A disk and a device of the host cannot be the same unit of a controller. */
    private static void drives(Element devices) {
        for (Element device : devices.children("hostdev")) {
            Optional<Element> place = device.child("address").filter(each -> each.has("type", "drive"));
            for (Element disk : devices.children("disk")) {
                boolean scsi = disk.at("target/@bus").orElse("").equals("scsi");
                if (scsi && place.isPresent() && disk.child("address").equals(place)) {
                    Element at = place.get();
                    throw DomainXml.unsupported("using disk target name '"
                            + disk.at("target/@dev").orElse("") + "' conflicts with SCSI host device address"
                            + " controller='" + at.attribute("controller").orElse("") + "' bus='"
                            + at.attribute("bus").orElse("") + "' target='"
                            + at.attribute("target").orElse("") + "' unit='"
                            + at.attribute("unit").orElse("") + "'");
                }
            }
        }
    }

    private static void node(Element memory, int cells) {
        Optional<String> node = memory.at("target/node").map(String::strip);
        try {
            if (node.isPresent() && cells > 0 && Integer.parseInt(node.get()) >= cells) {
                throw new BadXml("can't add memory backend for guest node '" + node.get() + "' as the guest has only '"
                        + cells + "' NUMA nodes configured");
            }
        } catch (NumberFormatException bad) {
            throw DomainXml.xmlError("invalid or missing value of memory device node '" + node.get() + "'");
        }
    }
}
