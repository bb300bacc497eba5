package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adapters, targets, units and generic devices of SCSI. */
final class ScsiDevices {

    private static final Pattern HOST = Pattern.compile("host([0-9]+)");
    private static final Pattern TARGET = Pattern.compile("target[0-9]+:[0-9]+:[0-9]+");
    private static final Pattern UNIT = Pattern.compile("([0-9]+):([0-9]+):([0-9]+):([0-9]+)");
    private static final String[] TYPES = {
        "disk", "tape", "printer", "processor", "worm", "cdrom", "scanner", "mod", "changer"
    };

    private ScsiDevices() {}

    static List<HostDevice> of(HostFiles files) {
        List<HostDevice> all = new ArrayList<>();
        for (Path path : files.list("bus/scsi/devices")) {
            host(path).or(() -> target(path)).or(() -> unit(path)).ifPresent(all::add);
        }
        for (Path path : files.list("class/scsi_generic")) {
            String name = HostDevice.named("scsi_generic", path.getFileName().toString());
            Element generic = Texts.capability("scsi_generic")
                    .add("char", DeviceNodes.file(path).orElse("/dev/" + path.getFileName()));
            all.add(HostDevice.of(name, path, NodeDeviceListFlag.CAP_SCSI_GENERIC, generic)
                    .withNodes(DeviceNodes.of(files, path, "c")));
        }
        return all;
    }

    private static Optional<HostDevice> host(Path path) {
        Matcher host = HOST.matcher(path.getFileName().toString());
        if (!host.matches()) {
            return Optional.empty();
        }
        Element scsi = Texts.capability("scsi_host").add("host", host.group(1));
        scsi = Texts.add(
                scsi, "unique_id", HostFiles.text(path.resolve("scsi_host").resolve(host.group()), "unique_id"));
        return Optional.of(HostDevice.of("scsi_" + host.group(), path, NodeDeviceListFlag.CAP_SCSI_HOST, scsi));
    }

    private static Optional<HostDevice> target(Path path) {
        String name = path.getFileName().toString();
        return TARGET.matcher(name).matches()
                ? Optional.of(HostDevice.of(
                        HostDevice.named("scsi", name),
                        path,
                        NodeDeviceListFlag.CAP_SCSI_TARGET,
                        Texts.capability("scsi_target").add("target", name)))
                : Optional.empty();
    }

    private static Optional<HostDevice> unit(Path path) {
        Matcher unit = UNIT.matcher(path.getFileName().toString());
        if (!unit.matches()) {
            return Optional.empty();
        }
        Element scsi = Texts.capability("scsi");
        String[] parts = {"host", "bus", "target", "lun"};
        for (int i = 0; i < parts.length; i++) {
            scsi = scsi.add(parts[i], unit.group(i + 1));
        }
        Optional<String> type = HostFiles.number(path, "type")
                .filter(each -> each >= 0 && each < TYPES.length)
                .map(each -> TYPES[each.intValue()]);
        return Optional.of(HostDevice.of(
                HostDevice.named("scsi", unit.group()),
                path,
                NodeDeviceListFlag.CAP_SCSI,
                Texts.add(scsi, "type", type)));
    }
}
