package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What libvirt's test driver adds to the devices of a definition, and what it drops because it belongs to a run. */
final class DeviceXml {

    private static final Map<String, String> BUSES =
            Map.of("hd", "ide", "sd", "scsi", "vd", "virtio", "xvd", "xen", "fd", "fdc", "ub", "usb");

    private static final List<String> USUAL = List.of("cache", "error_policy", "io");

    /** What is between the two tags of no devices: libvirt writes both. */
    private static final String EMPTY = "\n  ";

    private DeviceXml() {}

    static Element complete(Element domain) {
        Element devices = domain.child("devices").orElseGet(() -> Element.of("devices"));
        Element complete = DiskOrder.sorted(devices)
                .flatMapChildren(
                        device -> device.name().equals("panic") ? SmallDeviceXml.panic(device) : List.of(device))
                .mapChildren(device -> AddressXml.complete(one(booting(runtimeFree(device)))));
        requireUniqueTargets(complete);
        boolean container = domain.at("os/type").map(String::strip).orElse("").equals("exe");
        Element whole = ControllerXml.complete(ScreenXml.complete(CharacterXml.complete(complete, container)));
        return domain.put(whole.children().isEmpty() ? whole.withText(EMPTY) : whole);
    }

    private static Element one(Element device) {
        return switch (device.name()) {
            case "disk" -> disk(device);
            case "interface" -> NicXml.complete(device);
            case "hostdev" -> SmallDeviceXml.hostDevice(device);
            case "filesystem" -> filesystem(device);
            case "rng" -> SmallDeviceXml.random(device);
            case "shmem" -> SmallDeviceXml.sharedMemory(device);
            case "controller" -> device.mapChildren("pcihole64", TuneXml::inKib);
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

    /** What a mainframe's firmware reads has no small letters. */
    private static Element booting(Element device) {
        return device.mapChildren(
                "boot",
                boot -> boot.attribute("loadparm")
                        .map(text -> boot.with("loadparm", text.toUpperCase(Locale.ROOT)))
                        .orElse(boot));
    }

    private static Element filesystem(Element given) {
        Element typed = standard(given, "type", "mount");
        return given.at("source/@socket").isPresent() ? typed : standard(typed, "accessmode", "passthrough");
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
        disk = disk.has("type", "vhostuser") ? standard(disk, "snapshot", "no") : disk;
        boolean readOnly = disk.has("device", "cdrom") && disk.child("readonly").isEmpty();
        return (readOnly ? disk.add(Element.of("readonly")) : disk)
                .withoutChildren("mirror")
                .mapChildren("target", target -> target(target, name))
                .mapChildren("driver", DeviceXml::driver)
                .mapChildren("source", DeviceXml::source)
                .mapChildren("backingStore", DeviceXml::chain);
    }

    private static Element source(Element source) {
        return SmallDeviceXml.withUnit(source.without("index"))
                .flatMapChildren(child ->
                        child.name().equals("seclabel") && child.has("labelskip", "yes") ? List.of() : List.of(child));
    }

    /** What is as usual is not said. */
    private static Element driver(Element given) {
        Element driver = given;
        for (String usual : USUAL) {
            driver = driver.has(usual, "default") ? driver.without(usual) : driver;
        }
        return cached(driver);
    }

    private static Element cached(Element format) {
        return format.mapChildren("metadata_cache", cache -> cache.mapChildren("max_size", TuneXml::inBytes));
    }

    private static Element target(Element target, String name) {
        Element closed = target.has("tray", "closed") ? target.without("tray") : target;
        return standard(closed, "bus", busOf(name));
    }

    private static Element chain(Element backing) {
        return backing.without("index")
                .mapChildren("format", DeviceXml::cached)
                .mapChildren("source", DeviceXml::source)
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
                throw DomainXml.xmlError("target '" + name + "' duplicated for disk sources '" + sourceName(twin.get())
                        + "' and '" + sourceName(disk) + "'");
            }
        }
    }

    private static String sourceName(Element disk) {
        return disk.at("source/@file").or(() -> disk.at("source/@dev")).orElse("(null)");
    }

    private static Element redirection(Element device) {
        boolean bus = device.has("type", "dbus") && device.child("source").isEmpty();
        return bus ? device.add(Element.of("source").with("channel", "org.qemu.usbredir")) : device;
    }

    static Element standard(Element element, String attribute, String value) {
        return element.attribute(attribute).isPresent() ? element : element.with(attribute, value);
    }
}
