package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.device.NodeDeviceCreateFlag;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The devices of the simulated host. */
final class TestDevices implements NodeDevices {

    private static final Map<String, NodeDeviceListFlag> FLAGS = Map.ofEntries(
            Map.entry("system", NodeDeviceListFlag.CAP_SYSTEM),
            Map.entry("pci", NodeDeviceListFlag.CAP_PCI_DEV),
            Map.entry("usb_device", NodeDeviceListFlag.CAP_USB_DEV),
            Map.entry("usb", NodeDeviceListFlag.CAP_USB_INTERFACE),
            Map.entry("net", NodeDeviceListFlag.CAP_NET),
            Map.entry("scsi_host", NodeDeviceListFlag.CAP_SCSI_HOST),
            Map.entry("scsi_target", NodeDeviceListFlag.CAP_SCSI_TARGET),
            Map.entry("scsi", NodeDeviceListFlag.CAP_SCSI),
            Map.entry("storage", NodeDeviceListFlag.CAP_STORAGE),
            Map.entry("fc_host", NodeDeviceListFlag.CAP_FC_HOST),
            Map.entry("vports", NodeDeviceListFlag.CAP_VPORTS),
            Map.entry("scsi_generic", NodeDeviceListFlag.CAP_SCSI_GENERIC),
            Map.entry("drm", NodeDeviceListFlag.CAP_DRM),
            Map.entry("mdev_types", NodeDeviceListFlag.CAP_MDEV_TYPES),
            Map.entry("mdev", NodeDeviceListFlag.CAP_MDEV),
            Map.entry("ccw", NodeDeviceListFlag.CAP_CCW_DEV),
            Map.entry("css", NodeDeviceListFlag.CAP_CSS_DEV),
            Map.entry("vdpa", NodeDeviceListFlag.CAP_VDPA),
            Map.entry("ap_card", NodeDeviceListFlag.CAP_AP_CARD),
            Map.entry("ap_queue", NodeDeviceListFlag.CAP_AP_QUEUE),
            Map.entry("ap_matrix", NodeDeviceListFlag.CAP_AP_MATRIX),
            Map.entry("vpd", NodeDeviceListFlag.CAP_VPD));

    private final DeviceTree tree;

    TestDevices(TestConnect connect) {
        this.tree = connect.world().devices();
    }

    @Override
    public List<NodeDeviceRef> listNodeDevices(Set<NodeDeviceListFlag> flags) {
        Set<NodeDeviceListFlag> states = EnumSet.of(NodeDeviceListFlag.ACTIVE, NodeDeviceListFlag.INACTIVE);
        states.retainAll(flags);
        Flags.only("testConnectListAllNodeDevices", states);
        return tree.list().stream()
                .filter(each -> hasCapability(each, flags))
                .map(TestDevice::ref)
                .toList();
    }

    private static boolean hasCapability(TestDevice device, Set<NodeDeviceListFlag> flags) {
        return flags.isEmpty() || device.capabilities().stream().anyMatch(name -> flags.contains(FLAGS.get(name)));
    }

    @Override
    public NodeDeviceRef nodeDeviceByName(String name) {
        return tree.require(name).ref();
    }

    @Override
    public NodeDeviceRef scsiHostByWwn(String wwnn, String wwpn) {
        return tree.list().stream()
                .filter(each -> each.has(wwnn, wwpn))
                .findFirst()
                .map(TestDevice::ref)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_NODE_DEVICE, "no SCSI host with wwnn '" + wwnn + "' and wwpn '" + wwpn + "'"));
    }

    @Override
    public NodeDeviceRef createNodeDevice(String xml, Set<NodeDeviceCreateFlag> flags) {
        Flags.only("testNodeDeviceCreateXML", flags, NodeDeviceCreateFlag.VALIDATE);
        return tree.create(Element.parse(xml, "node_device_definition")).ref();
    }
}
