package io.vireo.driver.test;

import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceXmlFlag;
import io.vireo.driver.kit.Flags;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One device of the simulated host. */
final class TestDeviceControl implements NodeDeviceControl {

    private final TestDevice device;

    TestDeviceControl(TestDevice device) {
        this.device = device;
    }

    @Override
    public String xmlDesc(Set<NodeDeviceXmlFlag> flags) {
        Flags.only("testNodeDeviceGetXMLDesc", flags, NodeDeviceXmlFlag.INACTIVE);
        return device.text();
    }

    @Override
    public Optional<String> parent() {
        return device.parent();
    }

    @Override
    public List<String> capabilityNames() {
        return device.capabilities();
    }

    @Override
    public void destroy() {
        device.tree().destroy(device);
    }

    @Override
    public boolean isPersistent() {
        return true;
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
