package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The names by which a running guest's devices are known to QEMU and in the live XML. */
final class Aliases {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("interface", "net"),
            Map.entry("filesystem", "fs"),
            Map.entry("memballoon", "balloon"),
            Map.entry("memory", "dimm"),
            Map.entry("redirdev", "redir"),
            Map.entry("hostdev", "hostdev"));

    private static final Set<String> NAMELESS = Set.of("emulator", "graphics", "audio", "redirfilter", "lease");

    private Aliases() {}

    /** A copy of a complete definition in which each device has an alias; those given with {@code ua-} stay. */
    static Element assign(Element domain) {
        boolean express = domain.at("os/type/@machine").orElse("").startsWith("pc-q35");
        GuestBuses buses = new GuestBuses(domain);
        Map<String, Integer> counts = new HashMap<>();
        return domain.mapChildren(
                "devices",
                devices -> devices.mapChildren(device -> {
                    if (NAMELESS.contains(device.name())) {
                        return device;
                    }
                    int position = counts.merge(device.name(), 1, Integer::sum) - 1;
                    if (device.child("alias").isPresent()) {
                        return device;
                    }
                    String alias = alias(new Device(device), position, express, buses);
                    return device.add(Element.of("alias").with("name", alias));
                }));
    }

    /** The alias of a device that has one; empty text otherwise. */
    static String of(Device device) {
        return device.at("alias/@name", "");
    }

    private static String alias(Device device, int position, boolean express, GuestBuses buses) {
        return switch (device.kind()) {
            case "controller" -> controller(device.type(), device.index(), express);
            case "disk" -> disk(device, buses);
            default -> PREFIXES.getOrDefault(device.kind(), device.kind()) + position;
        };
    }

    private static String controller(String type, int index, boolean express) {
        return switch (type) {
            case "pci" -> index == 0 && express ? "pcie.0" : "pci." + index;
            case "usb" -> index == 0 ? "usb" : "usb" + index;
            case "ide" -> index == 0 && !express ? "ide" : "ide" + index;
            // the chipset of q35 calls the ports of its own SATA controller ide
            case "sata" -> index == 0 && express ? "ide" : "sata" + index;
            default -> type + index;
        };
    }

    private static String disk(Device disk, GuestBuses buses) {
        String bus = disk.at("target/@bus", "");
        if (!DriveAddresses.BUSES.contains(bus)) {
            return bus + "-disk" + DiskOrder.index(disk);
        }
        return bus + disk.at("address/@controller", "0") + "-" + disk.at("address/@bus", "0") + "-"
                + (bus.equals("scsi") && !buses.narrow(disk) ? disk.at("address/@target", "0") + "-" : "")
                + disk.at("address/@unit", "0");
    }
}
