package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;

/** Disks: the chain of images as block nodes, and the device in front of them. */
final class DiskArguments {

    private static final Set<String> WRITE_THROUGH = Set.of("writethrough", "directsync");

    private DiskArguments() {}

    static void add(Arguments arguments, Device disk, String node, GuestBuses buses, BootOrder boot) {
        Optional<String> top = BlockNodes.add(arguments, disk, node);
        Json device = Json.object().with("driver", driver(disk, buses));
        device = buses.placed(onBus(device, disk, buses), disk);
        if (disk.at("driver/@iothread").isPresent()) {
            device = device.with("iothread", "iothread" + disk.at("driver/@iothread", ""));
        }
        if (disk.at("driver/@queues").isPresent()) {
            device = device.with("num-queues", Numbers.small(disk.at("driver/@queues", ""), "queues"));
        }
        device = queues(device, disk);
        if (disk.xml().child("shareable").isPresent()) {
            device = device.with("share-rw", true);
        }
        if (top.isPresent()) {
            device = device.with("drive", top.get());
        }
        device = boot.with(device.with("id", Aliases.of(disk)), disk);
        arguments.device(identity(cache(device, disk, top), disk));
    }

    private static Json queues(Json device, Device disk) {
        Json out = device;
        if (disk.at("driver/@queue_size").isPresent()) {
            out = out.with("queue-size", Numbers.small(disk.at("driver/@queue_size", ""), "queue_size"));
        }
        if (disk.at("driver/@ioeventfd").isPresent()) {
            out = out.with("ioeventfd", disk.at("driver/@ioeventfd", "").equals("on"));
        }
        for (String size : new String[] {"logical_block_size", "physical_block_size"}) {
            Optional<String> bytes = disk.at("blockio/@" + size);
            out = bytes.isPresent() ? out.with(size, Numbers.small(bytes.get(), size)) : out;
        }
        return disk.at("driver/@event_idx").isPresent()
                ? out.with("event_idx", disk.at("driver/@event_idx", "").equals("on"))
                : out;
    }

    private static String driver(Device disk, GuestBuses buses) {
        boolean cdrom = disk.xml().has("device", "cdrom");
        return switch (disk.at("target/@bus", "")) {
            case "ide", "sata" -> cdrom ? "ide-cd" : "ide-hd";
            case "scsi" -> cdrom ? "scsi-cd" : "scsi-hd";
            case "usb" -> "usb-storage";
            case "fdc" -> "floppy";
            default -> buses.virtio("virtio-blk", disk.model());
        };
    }

    private static Json onBus(Json device, Device disk, GuestBuses buses) {
        int bus = Numbers.small(disk.at("address/@bus", "0"), "bus");
        int unit = Numbers.small(disk.at("address/@unit", "0"), "unit");
        return switch (disk.at("target/@bus", "")) {
            case "ide" ->
                device.with("bus", buses.controllerAlias("ide", disk) + "." + bus)
                        .with("unit", unit);
            case "sata" -> device.with("bus", buses.controllerAlias("sata", disk) + "." + unit);
            case "fdc" -> device.with("unit", unit);
            case "usb" ->
                device.with("removable", disk.at("target/@removable", "off").equals("on"));
            case "scsi" -> scsi(device, disk, buses);
            default -> device;
        };
    }

    private static Json scsi(Json device, Device disk, GuestBuses buses) {
        int unit = Numbers.small(disk.at("address/@unit", "0"), "unit");
        int target = Numbers.small(disk.at("address/@target", "0"), "target");
        // what the guest knows the disk by when nobody gave it a serial number
        String name = disk.at("serial").filter(serial -> !serial.isBlank()).orElse("drive-" + Aliases.of(disk));
        Json placed =
                device.with("bus", buses.controllerAlias("scsi", disk) + ".0").with("device_id", name);
        return buses.narrow(disk)
                ? placed.with("scsi-id", unit)
                : placed.with("channel", 0).with("scsi-id", target).with("lun", unit);
    }

    private static Json cache(Json device, Device disk, Optional<String> top) {
        String mode = BlockNodes.cacheMode(disk);
        Json out = device;
        if (top.isPresent() && !mode.isEmpty()) {
            out = out.with("write-cache", WRITE_THROUGH.contains(mode) ? "off" : "on");
        }
        if (disk.at("driver/@error_policy").isPresent()) {
            String policy = disk.at("driver/@error_policy", "");
            out = out.with("werror", policy.equals("enospace") ? "enospc" : policy);
            out = policy.equals("enospace") ? out : out.with("rerror", policy);
        }
        return disk.at("driver/@rerror_policy").isPresent()
                ? out.with("rerror", disk.at("driver/@rerror_policy", ""))
                : out;
    }

    private static Json identity(Json device, Device disk) {
        Json out = device;
        for (String name : new String[] {"serial", "product", "vendor"}) {
            Optional<String> value = disk.xml().child(name).map(Element::text).map(String::strip);
            if (value.isPresent() && !value.get().isEmpty()) {
                out = out.with(name, value.get());
            }
        }
        Optional<String> wwn = disk.xml().child("wwn").map(Element::text).map(String::strip);
        return wwn.isPresent() ? out.with("wwn", wwn(wwn.get())) : out;
    }

    private static Json wwn(String text) {
        String digits = text.replaceFirst("^0[xX]", "");
        if (!digits.matches("[0-9a-fA-F]{16}")) {
            throw Refusal.xml("malformed wwn: " + text);
        }
        return Json.of(new java.math.BigInteger(digits, 16));
    }
}
