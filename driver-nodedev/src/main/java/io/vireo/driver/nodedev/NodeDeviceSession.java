package io.vireo.driver.nodedev;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One open connection, which finds devices; what it finds is what the host has at that moment. */
final class NodeDeviceSession implements DriverSession, NodeDevices {

    private static final Set<NodeDeviceListFlag> STATES =
            EnumSet.of(NodeDeviceListFlag.ACTIVE, NodeDeviceListFlag.INACTIVE);

    private final HostFiles files;
    private final Watch watch;

    NodeDeviceSession(HostFiles files, Consumer<VirtEvent> events) {
        this.files = files;
        this.watch = new Watch(files, events);
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof NodeDeviceRef device) {
            DeviceTree tree = DeviceTree.read(files);
            return new OneDevice(tree, tree.require(device.name()));
        }
        throw new Unsupported();
    }

    @Override
    public List<NodeDeviceRef> listNodeDevices(Set<NodeDeviceListFlag> flags) {
        boolean onlyInactive =
                flags.contains(NodeDeviceListFlag.INACTIVE) && !flags.contains(NodeDeviceListFlag.ACTIVE);
        Set<NodeDeviceListFlag> kinds = EnumSet.noneOf(NodeDeviceListFlag.class);
        kinds.addAll(flags);
        kinds.removeAll(STATES);
        if (onlyInactive) {
            return List.of();
        }
        return DeviceTree.read(files).list().stream()
                .filter(each -> kinds.isEmpty() || each.kinds().stream().anyMatch(kinds::contains))
                .map(HostDevice::ref)
                .toList();
    }

    @Override
    public NodeDeviceRef nodeDeviceByName(String name) {
        return DeviceTree.read(files).require(name).ref();
    }

    @Override
    public NodeDeviceRef scsiHostByWwn(String wwnn, String wwpn) {
        throw new NotFound(
                ErrorCode.NO_NODE_DEVICE, "no node device with matching wwnn '" + wwnn + "' and wwpn '" + wwpn + "'");
    }

    @Override
    public void listen(Set<Class<? extends VirtEvent>> kinds) {
        if (kinds.stream().anyMatch(kind -> kind.isAssignableFrom(NodeDeviceEvent.Lifecycle.class))) {
            watch.start();
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
