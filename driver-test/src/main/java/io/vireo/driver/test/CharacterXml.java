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

    private static final Set<String> KINDS =
            Set.of("serial", "parallel", "console", "channel", "redirdev", "smartcard");
    private static final Set<String> BY_BUS = Set.of("pci", "usb", "ccid");
    private static final Set<String> WITH_PATH = Set.of("dev", "file", "pipe");

    private CharacterXml() {}

    /** Completes the character devices of a guest; one of containers has consoles only. */
    static Element complete(Element devices, boolean container) {
        Element sourced = devices.mapChildren(CharacterXml::sourced);
        Element numbered = numbered(numbered(sourced, "serial"), "parallel");
        Element consoles = consolePorts(numbered);
        return container ? consoles : paired(consoles);
    }

    private static Element sourced(Element device) {
        boolean entropy = device.name().equals("rng");
        return entropy
                ? device.mapChildren("backend", backend -> backend.has("model", "egd") ? source(backend) : backend)
                : KINDS.contains(device.name()) ? source(device) : device;
    }

    private static Element source(Element given) {
        String type = given.attribute("type").orElse("");
        Element device = type.equals("unix") ? given.withoutChildren("protocol") : given;
        requireReconnect(device);
        if (WITH_PATH.contains(type) && device.at("source/@path").isEmpty()) {
            throw internal("Missing source path attribute for char device");
        }
        return switch (type) {
            case "tcp" -> tcp(device);
            case "udp" -> udp(device);
            case "unix" -> unix(device);
            default -> device;
        };
    }

    private static void requireReconnect(Element device) {
        for (Element again : device.findAll("source/reconnect")) {
            if (again.has("enabled", "yes") && again.attribute("timeout").isEmpty()) {
                throw DomainXml.xmlError("Missing required attribute 'timeout' in element 'reconnect'");
            }
        }
    }

    private static Element udp(Element device) {
        if (device.children("source").size() > 2) {
            throw DomainXml.xmlError("only two source elements are allowed for character device");
        }
        return device;
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
        if (automatic && device.name().equals("backend")) {
            throw internal("Missing source path attribute for char device");
        }
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
        boolean first = console.filter(CharacterXml::isSerial).isPresent();
        if (!first) {
            return serial.filter(CharacterXml::canBeConsole)
                    .map(port -> withConsole(devices, consoleOf(port)))
                    .orElse(devices);
        }
        if (serial.isPresent()) {
            return devices.replaceChild(console.get(), consoleOf(serial.get()));
        }
        return devices.add(serialOf(console.get())).replaceChild(console.get(), target(console.get()));
    }

    private static boolean isSerial(Element console) {
        return console.at("target/@type").orElse("serial").equals("serial");
    }

    /** Adds a console before all others. */
    private static Element withConsole(Element devices, Element console) {
        List<Element> all = new ArrayList<>(List.of(console));
        all.addAll(devices.children("console"));
        return devices.withoutChildren("console").addAll(all);
    }

    private static boolean canBeConsole(Element serial) {
        String target = serial.at("target/@type").orElse("");
        return !List.of("pci-serial", "usb-serial", "isa-debug").contains(target);
    }

    private static Element consoleOf(Element serial) {
        boolean byBus = BY_BUS.contains(serial.at("address/@type").orElse(""));
        Element console = serial.named("console");
        return target(byBus ? console.withoutChildren("address") : console);
    }

    private static Element target(Element console) {
        String port = console.at("target/@port").orElse("0");
        return console.withoutChildren("target")
                .add(Element.of("target").with("type", "serial").with("port", port));
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

    /** The ports of consoles are their places. */
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
