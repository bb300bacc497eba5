package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** What cannot be asked of a disk at the same time; checked when a domain is defined. */
final class DiskRules {

    private static final Set<String> DIRECT = Set.of("none", "directsync");
    private static final Set<String> FORMATS = Set.of(
            "raw",
            "qcow2",
            "qcow",
            "qed",
            "vmdk",
            "vdi",
            "vpc",
            "vhdx",
            "bochs",
            "cloop",
            "dmg",
            "parallels",
            "luks",
            "none",
            "fat",
            "iso");

    private static final Set<String> ENCRYPTION = Set.of("format", "engine");

    private DiskRules() {}

    static void require(Device disk) {
        String format = disk.at("driver/@type", "raw");
        String name = disk.at("target/@dev", "");
        disk.at("driver/@name").filter(driver -> !driver.equals("qemu")).ifPresent(driver -> {
            throw Refusal.unsupported("unsupported driver name '" + Seen.plain(driver) + "' for disk '" + name + "'");
        });
        if (format.equals("dir")) {
            throw Refusal.unsupported(
                    "'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead");
        }
        if (!FORMATS.contains(format)) {
            throw Refusal.unsupported("'" + format + "' storage format is not supported");
        }
        if (disk.at("driver/@io", "").equals("native") && !DIRECT.contains(disk.at("driver/@cache", ""))) {
            throw Refusal.unsupported("native I/O needs either no disk cache or directsync cache mode,"
                    + " QEMU will fallback to aio=threads");
        }
        if (disk.xml().child("shareable").isPresent()
                && !format.equals("raw")
                && !disk.type().equals("volume")) {
            throw Refusal.unsupported("shared access for disk '" + name + "' requires use of supported storage format");
        }
        serial(disk);
        vendor(disk);
        encryption(disk, format);
        bus(disk, name);
    }

    /** Some guests show the serial number where a shell or a rule for devices reads it. */
    private static void serial(Device disk) {
        String serial = disk.xml().child("serial").map(Element::text).orElse("");
        if (!serial.matches("[A-Za-z0-9_ .+-]*")) {
            throw Refusal.internal("driver serial '" + serial + "' contains unsafe characters");
        }
    }

    private static void vendor(Device disk) {
        boolean named = disk.xml().child("vendor").isPresent()
                || disk.xml().child("product").isPresent();
        if (named && !disk.at("target/@bus", "").equals("scsi")) {
            throw Refusal.unsupported("Only scsi disk supports vendor and product");
        }
    }

    private static void encryption(Device disk, String format) {
        boolean encrypted = disk.xml().child("encryption").isPresent()
                || disk.xml().find("source/encryption").isPresent();
        if (disk.xml()
                .find("source/encryption")
                .filter(each -> !each.attributes().keySet().stream().allMatch(ENCRYPTION::contains))
                .isPresent()) {
            throw Refusal.xml(
                    "disk '" + disk.at("target/@dev", "") + "': an encryption has a format and an engine only");
        }
        boolean network = disk.type().equals("network");
        if (encrypted && !network && !List.of("raw", "qcow2").contains(format)) {
            throw Refusal.unsupported("encryption is supported only with 'raw' and 'qcow2' image format");
        }
        if (disk.xml().find("encryption/cipher").isPresent()
                || disk.xml().find("source/encryption/cipher").isPresent()) {
            throw Refusal.unsupported("supplying <cipher> for domain disk definition is unnecessary");
        }
        if (disk.xml().child("auth").isPresent()
                && disk.xml().find("source/auth").isPresent()) {
            throw Refusal.unsupported("an <auth> definition already found for disk source");
        }
    }

    private static void bus(Device disk, String name) {
        String bus = disk.at("target/@bus", "");
        boolean floppy = disk.xml().has("device", "floppy");
        if (floppy != bus.equals("fdc")) {
            throw Refusal.unsupported(
                    "disk '" + name + "' cannot sit on bus '" + bus + "': a floppy needs fdc, and fdc a floppy");
        }
        if (disk.xml().has("device", "cdrom") && bus.equals("virtio")) {
            throw Refusal.unsupported("disk type 'virtio' of '" + name + "' does not support ejectable media");
        }
        if (disk.xml().has("device", "lun") && !bus.equals("scsi") && !bus.equals("virtio")) {
            throw Refusal.unsupported("disk device='lun' is not supported for bus='" + bus + "'");
        }
    }
}
