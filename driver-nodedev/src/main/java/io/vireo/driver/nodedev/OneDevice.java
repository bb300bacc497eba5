package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceXmlFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One device within the tree in which it was found.
 *
 * @param tree the tree
 * @param device the device
 */
record OneDevice(DeviceTree tree, HostDevice device) implements NodeDeviceControl {

    @Override
    public String xmlDesc(Set<NodeDeviceXmlFlag> flags) {
        return device.document(parent()).toString();
    }

    @Override
    public Optional<String> parent() {
        return tree.parent(device);
    }

    @Override
    public List<String> capabilityNames() {
        return device.capabilityNames();
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public boolean isPersistent() {
        return false;
    }
}
