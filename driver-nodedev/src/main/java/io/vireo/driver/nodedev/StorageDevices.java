package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Disks and drives; partitions, loops and what is made of other disks are none. */
final class StorageDevices {

    private static final int SECTOR = 512;
    private static final String SCSI_DISK = "0";
    private static final String SCSI_CDROM = "5";

    private StorageDevices() {}

    static List<HostDevice> of(HostFiles files) {
        return files.list("class/block").stream()
                .filter(path -> !Files.exists(path.resolve("partition")))
                .flatMap(path -> of(files, path).stream())
                .toList();
    }

    private static Optional<HostDevice> of(HostFiles files, Path path) {
        Map<String, String> known =
                DeviceNodes.key(path, "b").map(files::properties).orElse(Map.of());
        Optional<String> type = type(path, known);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> serial = Optional.ofNullable(known.get("ID_SERIAL")).or(() -> HostFiles.text(path, "serial"));
        Element storage = Texts.capability("storage");
        storage = storage.add("block", DeviceNodes.file(path).orElse("/dev/" + path.getFileName()));
        storage = Texts.add(storage, "bus", Optional.ofNullable(known.get("ID_BUS")));
        storage = storage.add("drive_type", type.get());
        storage = Texts.add(storage, "model", HostFiles.text(path, "device/model"));
        storage = Texts.add(storage, "vendor", HostFiles.text(path, "device/vendor"));
        storage = Texts.add(storage, "serial", serial);
        String device = path.getFileName().toString();
        String name = serial.map(each -> HostDevice.named("block", device, each))
                .orElseGet(() -> HostDevice.named("block", device));
        return Optional.of(HostDevice.of(name, path, NodeDeviceListFlag.CAP_STORAGE, sized(storage, path, known))
                .withNodes(DeviceNodes.of(files, path, "b")));
    }

    /** What kind of drive it is, by udev, or else by what the kernel tells of its bus. */
    private static Optional<String> type(Path path, Map<String, String> known) {
        String device = path.getFileName().toString();
        if (known.containsKey("ID_CDROM")) {
            return Optional.of("cdrom");
        }
        if (known.containsKey("ID_TYPE")) {
            return Optional.of(known.get("ID_TYPE"));
        }
        if (device.startsWith("vd") || device.startsWith("nvme") || device.startsWith("xvd")) {
            return Optional.of("disk");
        }
        if (device.startsWith("mmcblk")) {
            return Optional.of("sd");
        }
        return HostFiles.text(path, "device/type").flatMap(type -> switch (type) {
            case SCSI_DISK -> Optional.of("disk");
            case SCSI_CDROM -> Optional.of("cdrom");
            default -> Optional.empty();
        });
    }

    private static Element sized(Element storage, Path path, Map<String, String> known) {
        long sectors = HostFiles.number(path, "size").orElse(0L);
        Optional<Long> block = HostFiles.number(path, "queue/logical_block_size");
        boolean removable =
                HostFiles.text(path, "removable").filter("1"::equals).isPresent();
        if (!removable) {
            return blocks(storage.add("size", Long.toString(sectors * SECTOR)), sectors, block);
        }
        boolean medium = sectors > 0 || known.containsKey("ID_CDROM_MEDIA");
        Element slot = Texts.capability("removable").add("media_available", medium ? "1" : "0");
        slot = slot.add("media_size", Long.toString(sectors * SECTOR));
        slot = Texts.add(slot, "media_label", Optional.ofNullable(known.get("ID_FS_LABEL")));
        return storage.add(medium ? blocks(slot, sectors, block) : slot);
    }

    private static Element blocks(Element element, long sectors, Optional<Long> block) {
        return block.map(size -> element.add("logical_block_size", Long.toString(size))
                        .add("num_blocks", Long.toString(sectors * SECTOR / Math.max(1, size))))
                .orElse(element);
    }
}
