package io.vireo.driver.nodedev;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceUpdateFlag;
import io.vireo.device.NodeDeviceXmlFlag;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One device: in the tree in which it was found, defined, or both.
 *
 * @param host where it is
 * @param tree the tree
 * @param device the device that is there
 * @param definition its definition
 */
record OneDevice(NodeDeviceHost host, DeviceTree tree, Optional<HostDevice> device, Optional<DefinedMdev> definition)
        implements NodeDeviceControl {

    static OneDevice of(NodeDeviceHost host, String name) {
        DeviceTree tree = host.tree();
        Optional<HostDevice> device = tree.find(name);
        Optional<DefinedMdev> definition = host.defined(name);
        if (definition.isEmpty()) {
            tree.require(name);
        }
        return new OneDevice(host, tree, device, definition);
    }

    @Override
    public String xmlDesc(Set<NodeDeviceXmlFlag> flags) {
        boolean defined = device.isEmpty() || definition.isPresent() && flags.contains(NodeDeviceXmlFlag.INACTIVE);
        return (defined ? definition.orElseThrow().document() : there().document(parent())).toString();
    }

    private String name() {
        return device.map(HostDevice::name)
                .or(() -> definition.map(DefinedMdev::name))
                .orElse("");
    }

    private HostDevice there() {
        return device.orElseThrow(
                () -> new InvalidState("Requested operation is not valid: device '" + name() + "' is not active"));
    }

    @Override
    public Optional<String> parent() {
        return device.isPresent() ? tree.parent(device.get()) : definition.map(DefinedMdev::parentName);
    }

    @Override
    public List<String> capabilityNames() {
        return device.map(HostDevice::capabilityNames).orElse(List.of("mdev"));
    }

    @Override
    public boolean isActive() {
        return device.isPresent();
    }

    @Override
    public boolean isPersistent() {
        return definition.isPresent() || !isMediated();
    }

    /** What is no mediated device is there whenever the machine runs: libvirt calls that persistent and started with it. */
    private boolean isMediated() {
        return definition.isPresent()
                || device.filter(each -> each.capability().has("type", "mdev")).isPresent();
    }

    @Override
    public void detach(Optional<String> driverName) {
        owner().detach(driverName);
    }

    @Override
    public void reattach() {
        owner().reattach();
    }

    @Override
    public void reset() {
        owner().reset();
    }

    private PciOwner owner() {
        return new PciOwner(host.files(), host.kernel(), there());
    }

    @Override
    public void start() {
        if (isActive()) {
            throw new InvalidState("Device is already active");
        }
        mdevctl("start", List.of("start", "--uuid", uuid()));
    }

    @Override
    public void destroy() {
        if (device.isPresent() && device.get().capability().has("type", "scsi_host")) {
            new VirtualPorts(host.files(), host.kernel()).destroy(device.get(), parent());
            return;
        }
        requireMediated();
        there();
        mdevctl("destroy", List.of("stop", "--uuid", uuid()));
    }

    @Override
    public void undefine() {
        requireDefined();
        mdevctl("undefine", List.of("undefine", "--uuid", uuid()));
    }

    @Override
    public boolean autostart() {
        return !isMediated() || definition.filter(DefinedMdev::autostart).isPresent();
    }

    @Override
    public void setAutostart(boolean autostart) {
        requireDefined();
        mdevctl("set autostart of", List.of("modify", "--uuid", uuid(), autostart ? "--auto" : "--manual"));
    }

    @Override
    public void update(String xml, Set<NodeDeviceUpdateFlag> flags) {
        requireMediated();
        DefinedMdev wanted = DefinedMdev.read(Element.parse(xml, "device").stripped(), tree, false);
        if (wanted.uuid().isPresent() && !wanted.uuid().get().equals(uuid())) {
            throw new VirtException(ErrorCode.INVALID_ARG, "the UUID of '" + name() + "' cannot be changed");
        }
        List<String> words = new ArrayList<>(List.of("modify", "--uuid", uuid(), "--jsonfile", "/dev/stdin"));
        if (flags.contains(NodeDeviceUpdateFlag.LIVE) || flags.isEmpty() && isActive()) {
            there();
            words.add("--live");
        }
        if (flags.contains(NodeDeviceUpdateFlag.CONFIG) || flags.isEmpty() && !isActive()) {
            requireDefined();
            words.add("--defined");
        }
        host.mdevctl().run("update device '" + name() + "'", wanted.json(), words);
    }

    private void mdevctl(String what, List<String> words) {
        host.mdevctl().run(what + " device '" + name() + "'", "", words);
    }

    private void requireMediated() {
        if (!isMediated()) {
            throw new VirtException(ErrorCode.CONFIG_UNSUPPORTED, "Unsupported device type");
        }
    }

    private void requireDefined() {
        requireMediated();
        if (definition.isEmpty()) {
            throw new InvalidState("device '" + name() + "' has no definition");
        }
    }

    private String uuid() {
        return definition
                .flatMap(DefinedMdev::uuid)
                .or(() -> device.flatMap(each -> each.capability().at("uuid")))
                .orElseThrow(() -> new NotFound(ErrorCode.NO_NODE_DEVICE, "device '" + name() + "' has no UUID"));
    }
}
