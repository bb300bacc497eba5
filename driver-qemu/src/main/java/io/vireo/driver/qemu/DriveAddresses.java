package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where disks hang on IDE, SATA, SCSI and floppy controllers: it follows from the name of the target. */
final class DriveAddresses {

    static final Set<String> BUSES = Set.of("ide", "sata", "scsi", "fdc");

    /** The oldest controllers take no more; the seventh is the controller itself. */
    private static final int SCSI_UNITS = 7;

    private DriveAddresses() {}

    static void assign(Draft draft) {
        Map<String, String> used = new HashMap<>();
        for (Device disk : draft.devices("disk")) {
            String bus = disk.at("target/@bus", "");
            requireType(disk, bus);
            if (BUSES.contains(bus)) {
                if (disk.wantsAddress("drive")) {
                    disk.setAddress(address(bus, DiskOrder.index(disk)));
                }
                requireFree(used, disk, bus);
            }
        }
    }

    private static void requireType(Device disk, String bus) {
        String type = disk.addressType();
        List<String> allowed = switch (bus) {
            case "ide", "sata", "scsi", "fdc" -> List.of("drive");
            case "virtio" -> List.of("pci", "ccw", "virtio-mmio");
            case "usb" -> List.of("usb");
            default -> List.of();
        };
        if (bus.equals("usb") && !type.isEmpty() && !type.equals("usb")) {
            throw Refusal.internal("unexpected address type for usb disk");
        }
        if (!type.isEmpty() && !allowed.isEmpty() && !allowed.contains(type)) {
            throw Refusal.unsupported("Invalid address type '" + type + "' for the disk '" + disk.at("target/@dev", "")
                    + "' with the bus type '" + bus + "'");
        }
    }

    private static Element address(String bus, int index) {
        return switch (bus) {
            case "ide" -> element(index / 4, index % 4 / 2, index % 2);
            case "sata" -> element(index / 6, 0, index % 6);
            case "fdc" -> element(index / 2, 0, index % 2);
            default -> element(index / SCSI_UNITS, 0, index % SCSI_UNITS);
        };
    }

    private static Element element(int controller, int bus, int unit) {
        return Element.of("address")
                .with("type", "drive")
                .with("controller", controller)
                .with("bus", bus)
                .with("target", 0)
                .with("unit", unit);
    }

    private static void requireFree(Map<String, String> used, Device disk, String bus) {
        String place = "controller='" + disk.at("address/@controller", "0") + "' bus='" + disk.at("address/@bus", "0")
                + "' target='" + disk.at("address/@target", "0") + "' unit='" + disk.at("address/@unit", "0") + "'";
        String name = disk.at("target/@dev", "");
        if (used.put(bus + place, name) != null) {
            throw Refusal.xml("Found duplicate drive address for disk with target name '" + name + "' " + place);
        }
    }
}
