package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serial devices, consoles and channels: the first console is the first serial device, and either brings the other along. */
final class CharacterXml {

    private static final Set<String> KINDS = Set.of("serial", "parallel", "console", "channel");
    private static final Set<String> WITH_PATH = Set.of("dev", "file", "pipe");

    private CharacterXml() {}

    static Element complete(Element devices) {
        Element sourced = devices.mapChildren(device -> KINDS.contains(device.name()) ? source(device) : device);
        return consolePorts(paired(numbered(numbered(sourced, "serial"), "parallel")));
    }

    private static Element source(Element device) {
        String type = device.attribute("type").orElse("");
        if (WITH_PATH.contains(type) && device.at("source/@path").isEmpty()) {
            throw internal("Missing source path attribute for char device");
        }
        return switch (type) {
            case "tcp" -> tcp(device);
            case "unix" -> unix(device);
            default -> device;
        };
    }

    private static Element tcp(Element device) {
        List<Element> sources = device.children("source");
        if (sources.stream().noneMatch(each -> each.attribute("host").isPresent())) {
            throw internal("Missing source host attribute for char device");
        }
        if (sources.stream().noneMatch(each -> each.attribute("service").isPresent())) {
            throw internal("Missing source service attribute for char device");
        }
        Element connected = device.mapChildren("source", each -> DeviceXml.standard(each, "mode", "connect"));
        return connected.child("protocol").isPresent()
                ? connected
                : connected.add(Element.of("protocol").with("type", "raw"));
    }

    private static Element unix(Element device) {
        boolean automatic = device.at("source/@path").isEmpty();
        return automatic
                ? device.withoutChildren("source")
                : device.mapChildren("source", each -> DeviceXml.standard(each, "mode", "connect"));
    }

    private static VirtException internal(String why) {
        return new VirtException(ErrorCode.INTERNAL_ERROR, why);
    }

    private static Element paired(Element devices) {
        Optional<Element> console = devices.child("console");
        Optional<Element> serial = devices.child("serial");
        if (console.isEmpty()) {
            return serial.filter(CharacterXml::canBeConsole)
                    .map(first -> devices.add(consoleOf(first)))
                    .orElse(devices);
        }
        if (!console.get().at("target/@type").orElse("serial").equals("serial")) {
            return devices;
        }
        Element first = serial.orElseGet(() -> serialOf(console.get()));
        Element withSerial = serial.isPresent() ? devices : devices.add(first);
        return withSerial.replaceChild(console.get(), serial.isPresent() ? consoleOf(first) : target(console.get()));
    }

    private static boolean canBeConsole(Element serial) {
        String target = serial.at("target/@type").orElse("");
        return !List.of("pci-serial", "usb-serial", "isa-debug").contains(target);
    }

    private static Element consoleOf(Element serial) {
        return target(serial.named("console").withoutChildren("address"));
    }

    private static Element target(Element console) {
        return console.withoutChildren("target")
                .add(Element.of("target").with("type", "serial").with("port", "0"));
    }

    private static Element serialOf(Element console) {
        return console.named("serial")
                .withoutChildren("target")
                .add(Element.of("target").with("port", "0"));
    }

    /** Ports that are not given are the places in the order of the devices. */
    private static Element numbered(Element devices, String kind) {
        List<Element> seen = new ArrayList<>();
        return devices.mapChildren(kind, device -> {
            int place = seen.size();
            seen.add(device);
            Element target = device.child("target").orElseGet(() -> Element.of("target"));
            return target.attribute("port").isPresent() ? device : device.put(target.with("port", place));
        });
    }

    /** The ports of consoles are always their places. */
    private static Element consolePorts(Element devices) {
        List<Element> seen = new ArrayList<>();
        return devices.mapChildren("console", console -> {
            int place = seen.size();
            seen.add(console);
            Element target = console.child("target").orElseGet(() -> Element.of("target"));
            return console.put(DeviceXml.standard(target, "type", "serial").with("port", place));
        });
    }
}
