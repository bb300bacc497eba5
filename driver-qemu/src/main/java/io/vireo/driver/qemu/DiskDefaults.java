package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Disks: device, bus, format and what a CD-ROM always is. */
final class DiskDefaults {

    private static final Pattern TARGET = Pattern.compile("(fd|hd|vd|sd|xvd|ubd|nvme)[a-z]{1,4}");
    private static final Pattern PARTITION = Pattern.compile("(fd|hd|vd|sd|xvd|ubd)[a-z]{1,4}[0-9]+");
    private static final Map<String, String> BUSES =
            Map.of("fd", "fdc", "hd", "ide", "sd", "scsi", "vd", "virtio", "xvd", "xen", "ubd", "uml");

    private DiskDefaults() {}

    static void complete(Draft draft) {
        // before the buses are filled in: disks that leave the bus open stand together first
        DiskOrder.sort(draft);
        draft.devices("disk").forEach(DiskDefaults::complete);
        requireUnique(draft);
    }

    private static void complete(Device disk) {
        disk.standard("type", "file");
        disk.standard("device", "disk");
        if (disk.xml().child("source").isEmpty()
                && List.of("network", "volume", "dir", "nvme").contains(disk.type())) {
            disk.change(xml -> xml.with("type", "file"));
        }
        if (disk.type().equals("vhostuser")) {
            disk.standard("snapshot", "no");
        }
        target(disk);
        driver(disk);
        boolean fixed = disk.xml().has("device", "cdrom");
        if (fixed && disk.xml().child("readonly").isEmpty()) {
            disk.change(xml -> xml.add(Element.of("readonly")));
        }
        disk.change(xml -> xml.mapChildren("source", DiskDefaults::engine)
                .mapChildren("encryption", DiskDefaults::qemu)
                .mapChildren("backingStore", DiskDefaults::chain)
                .mapChildren("driver", DiskDefaults::caches));
        DiskRules.require(disk);
    }

    private static void target(Device disk) {
        String name = disk.at("target/@dev", "");
        if (name.isEmpty()) {
            throw new VirtException(
                    ErrorCode.NO_TARGET,
                    disk.at("source/@file").or(() -> disk.at("source/@dev")).orElse("disk"));
        }
        if (PARTITION.matcher(name).matches()) {
            throw Refusal.unsupported("invalid disk target '" + name + "', partitions can't appear in disk targets");
        }
        if (!TARGET.matcher(name).matches()) {
            throw Refusal.xml("Invalid harddisk device name: " + name);
        }
        if (disk.at("target/@bus").isEmpty()) {
            disk.change(xml -> xml.mapChildren("target", t -> t.with("bus", bus(disk, name))));
        }
    }

    private static String bus(Device disk, String name) {
        if (disk.xml().has("device", "floppy")) {
            return "fdc";
        }
        return BUSES.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("ide");
    }

    private static void driver(Device disk) {
        boolean volume = disk.type().equals("volume");
        if (disk.type().equals("vhostuser")) {
            return;
        }
        Element given = disk.xml().child("driver").orElseGet(() -> Element.of("driver"));
        Standards standards = new Standards().with("name", "qemu");
        if (!volume) {
            standards.with("type", "raw");
        }
        Element driver = standards.under(given);
        Element complete = driver.has("cache", "default") ? driver.without("cache") : driver;
        disk.change(xml -> xml.put(complete));
    }

    private static Element chain(Element backing) {
        return backing.mapChildren("source", DiskDefaults::engine)
                .mapChildren("format", DiskDefaults::caches)
                .mapChildren("backingStore", DiskDefaults::chain);
    }

    private static Element caches(Element above) {
        Field<Bytes> size = Field.storage("max_size");
        return above.mapChildren(
                "metadata_cache",
                cache -> size.read(cache).isPresent() ? size.write(cache, size.require(cache)) : cache);
    }

    private static Element engine(Element source) {
        return source.mapChildren("encryption", DiskDefaults::qemu);
    }

    private static Element qemu(Element encryption) {
        return encryption.attribute("engine").isPresent() ? encryption : encryption.with("engine", "qemu");
    }

    private static void requireUnique(Draft draft) {
        Map<String, Device> seen = new HashMap<>();
        for (Device disk : draft.devices("disk")) {
            String name = disk.at("target/@dev", "");
            Device other = seen.put(name, disk);
            if (other != null) {
                throw Refusal.xml("target '" + name + "' duplicated for disk sources '" + source(other) + "' and '"
                        + source(disk) + "'");
            }
        }
    }

    private static String source(Device disk) {
        return disk.at("source/@file")
                .or(() -> disk.at("source/@dev"))
                .or(() -> disk.at("source/@name"))
                .orElse("(null)");
    }
}
