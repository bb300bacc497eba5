package io.vireo.driver.nodedev;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceCreateFlag;
import io.vireo.device.NodeDeviceDefineFlag;
import io.vireo.device.NodeDeviceListFlag;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.driver.kit.StrictXml;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** One open connection, which finds devices; what it finds is what the host has at that moment. */
final class NodeDeviceSession implements DriverSession, NodeDevices {

    private static final Set<NodeDeviceListFlag> STATES =
            EnumSet.of(NodeDeviceListFlag.ACTIVE, NodeDeviceListFlag.INACTIVE);

    private final NodeDeviceHost host;
    private final Watch watch;

    NodeDeviceSession(NodeDeviceHost host, Consumer<VirtEvent> events) {
        this.host = host;
        this.watch = new Watch(host.files(), events);
    }

    @Override
    public Object subject(Ref ref) {
        if (ref instanceof ConnectRef) {
            return this;
        }
        if (ref instanceof NodeDeviceRef device) {
            return OneDevice.of(host, device.name());
        }
        throw new Unsupported();
    }

    @Override
    public List<NodeDeviceRef> listNodeDevices(Set<NodeDeviceListFlag> flags) {
        boolean both = flags.contains(NodeDeviceListFlag.INACTIVE) == flags.contains(NodeDeviceListFlag.ACTIVE);
        Set<NodeDeviceListFlag> kinds = EnumSet.noneOf(NodeDeviceListFlag.class);
        kinds.addAll(flags);
        kinds.removeAll(STATES);
        DeviceTree tree = host.tree();
        List<NodeDeviceRef> found = new ArrayList<>();
        if (both || flags.contains(NodeDeviceListFlag.ACTIVE)) {
            tree.list().stream()
                    .filter(each -> kinds.isEmpty() || each.kinds().stream().anyMatch(kinds::contains))
                    .map(HostDevice::ref)
                    .forEach(found::add);
        }
        boolean mediated = kinds.isEmpty() || kinds.contains(NodeDeviceListFlag.CAP_MDEV);
        if (mediated && (both || flags.contains(NodeDeviceListFlag.INACTIVE))) {
            host.defined().stream()
                    .filter(each -> tree.find(each.name()).isEmpty())
                    .map(each -> new NodeDeviceRef(each.name()))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public NodeDeviceRef nodeDeviceByName(String name) {
        return host.defined(name)
                .map(each -> new NodeDeviceRef(each.name()))
                .orElseGet(() -> host.tree().require(name).ref());
    }

    @Override
    public NodeDeviceRef defineNodeDevice(String xml, Set<NodeDeviceDefineFlag> flags) {
        Element document = Element.parse(xml, "node_device_definition").stripped();
        StrictXml.requireRoot(document, "device");
        requireMediated(document);
        return make(document, "define", flags.contains(NodeDeviceDefineFlag.VALIDATE));
    }

    @Override
    public NodeDeviceRef createNodeDevice(String xml, Set<NodeDeviceCreateFlag> flags) {
        Element document = Element.parse(xml, "node_device_definition").stripped();
        StrictXml.requireRoot(document, "device");
        if (VirtualPorts.isMeant(document)) {
            return new VirtualPorts(host.files(), host.kernel()).create(document);
        }
        requireMediated(document);
        return make(document, "start", flags.contains(NodeDeviceCreateFlag.VALIDATE));
    }

    private static void requireMediated(Element document) {
        if (document.children("capability").stream().noneMatch(each -> each.has("type", "mdev"))) {
            throw new VirtException(ErrorCode.CONFIG_UNSUPPORTED, "Unsupported device type");
        }
    }

    private NodeDeviceRef make(Element document, String verb, boolean validate) {
        DefinedMdev wanted = DefinedMdev.read(document, host.tree(), validate);
        DefinedMdev named =
                wanted.withUuid(wanted.uuid().orElseGet(() -> UUID.randomUUID().toString()));
        host.mdevctl()
                .run(
                        verb + " a mediated device of " + named.parentName(),
                        named.json(),
                        List.of(
                                verb,
                                "--uuid",
                                named.uuid().orElseThrow(),
                                "--parent",
                                named.parent(),
                                "--jsonfile",
                                "/dev/stdin"));
        return new NodeDeviceRef(named.name());
    }

    @Override
    public NodeDeviceRef scsiHostByWwn(String wwnn, String wwpn) {
        return new VirtualPorts(host.files(), host.kernel()).find(wwnn, wwpn);
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
