package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Devices of graphics cards, and mediated devices. */
final class OtherDevices {

    private OtherDevices() {}

    static List<HostDevice> of(HostFiles files) {
        Stream<HostDevice> graphics = files.list("class/drm").stream().flatMap(path -> graphics(files, path).stream());
        Stream<HostDevice> mediated = files.list("bus/mdev/devices").stream().map(OtherDevices::mediated);
        return Stream.concat(graphics, mediated).toList();
    }

    /** Connectors of a card, which have no file of their own, are no devices. */
    private static Optional<HostDevice> graphics(HostFiles files, Path path) {
        String name = path.getFileName().toString();
        Optional<String> type = name.startsWith("renderD")
                ? Optional.of("render")
                : name.startsWith("controlD")
                        ? Optional.of("control")
                        : name.matches("card[0-9]+") ? Optional.of("primary") : Optional.empty();
        return type.map(each -> HostDevice.of(
                        HostDevice.named("drm", name),
                        path,
                        NodeDeviceListFlag.CAP_DRM,
                        Texts.capability("drm").add("type", each))
                .withNodes(DeviceNodes.of(files, path, "c")));
    }

    private static HostDevice mediated(Path path) {
        String uuid = path.getFileName().toString();
        String parent = path.getParent().getFileName().toString();
        Element type = Element.of("type");
        Element mdev = Texts.capability("mdev")
                .add(HostFiles.link(path, "mdev_type")
                        .map(id -> type.with("id", id))
                        .orElse(type))
                .add("uuid", uuid)
                .add("parent_addr", parent);
        mdev = HostFiles.link(path, "iommu_group")
                .map(number -> Element.of("iommuGroup").with("number", number))
                .map(mdev::add)
                .orElse(mdev);
        return HostDevice.of(HostDevice.named("mdev", uuid, parent), path, NodeDeviceListFlag.CAP_MDEV, mdev);
    }
}
