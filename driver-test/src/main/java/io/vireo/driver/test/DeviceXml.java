package io.vireo.driver.test;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;

/** What libvirt's test driver adds to the devices of a definition. */
final class DeviceXml {

    private static final Map<String, String> BUSES =
            Map.of("hd", "ide", "sd", "scsi", "vd", "virtio", "xvd", "xen", "fd", "fdc");

    private DeviceXml() {}

    static Element complete(Element domain, World world) {
        Element devices = domain.child("devices").orElseGet(() -> Element.of("devices"));
        Element complete = CharacterXml.complete(devices.mapChildren(device -> switch (device.name()) {
            case "disk" -> disk(device);
            case "interface" -> nic(device, world);
            case "graphics" -> graphics(device);
            default -> runtimeFree(device);
        }));
        return domain.put(video(complete));
    }

    /** Aliases are made for one run, but for those that a user gave. */
    private static Element runtimeFree(Element device) {
        return device.flatMapChildren(child -> child.name().equals("alias")
                        && !child.attribute("name").orElse("").startsWith("ua-")
                ? List.of()
                : List.of(child));
    }

    private static Element disk(Element given) {
        Element disk = runtimeFree(given);
        disk = standard(disk, "type", "file");
        disk = standard(disk, "device", "disk");
        String name = disk.at("target/@dev").orElse("");
        if (name.isEmpty()) {
            throw io.vireo.VirtException.of(io.vireo.ErrorFacts.of(
                    io.vireo.ErrorCode.NO_TARGET, disk.at("source/@file").orElse("disk")));
        }
        Element readOnly = Element.of("readonly");
        if (disk.has("device", "cdrom") && disk.child("readonly").isEmpty()) {
            disk = disk.add(readOnly);
        }
        return disk.mapChildren(
                        "target",
                        target -> target.attribute("bus").isPresent() ? target : target.with("bus", busOf(name)))
                .mapChildren("source", source -> source.without("index"));
    }

    private static String busOf(String name) {
        String prefix = name.startsWith("xvd") ? "xvd" : name.substring(0, Math.min(2, name.length()));
        return BUSES.getOrDefault(prefix, "ide");
    }

    private static Element nic(Element given, World world) {
        Element nic = runtimeFree(given);
        if (nic.child("mac").isEmpty()) {
            nic = nic.add(Element.of("mac").with("address", Names.randomMac("52:54:00")));
        }
        Element bare = nic.mapChildren("source", source -> source.without("bridge"));
        Element source = nic.has("type", "network") ? bare : nic;
        String tap = source.at("target/@dev").orElseGet(world::nextTap);
        return source.put(
                source.child("target").orElseGet(() -> Element.of("target")).with("dev", tap));
    }

    private static Element graphics(Element given) {
        Element graphics = runtimeFree(given);
        boolean vnc = graphics.has("type", "vnc");
        boolean served = vnc || graphics.has("type", "spice");
        boolean socket = graphics.attribute("socket").isPresent()
                || graphics.children("listen").stream().anyMatch(each -> !each.has("type", "address"));
        if (vnc
                && !socket
                && graphics.attribute("port").filter(port -> !port.equals("-1")).isEmpty()) {
            graphics = standard(graphics.with("port", "-1"), "autoport", "yes");
        }
        if (served && !socket && graphics.child("listen").isEmpty()) {
            Element listen = Element.of("listen").with("type", "address");
            graphics = graphics.add(graphics.attribute("listen")
                    .map(address -> listen.with("address", address))
                    .orElse(listen));
        }
        return graphics;
    }

    private static Element video(Element devices) {
        boolean needed = devices.child("graphics").isPresent();
        if (!needed || devices.child("video").isPresent()) {
            return devices;
        }
        return devices.add(Element.of("video")
                .add(Element.of("model")
                        .with("type", "cirrus")
                        .with("vram", "16384")
                        .with("heads", "1")
                        .with("primary", "yes")));
    }

    private static Element standard(Element element, String attribute, String value) {
        return element.attribute(attribute).isPresent() ? element : element.with(attribute, value);
    }
}
