package io.vireo.driver.test;

import io.vireo.InvalidState;
import io.vireo.driver.kit.Flags;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.InterfaceXmlFlag;
import java.util.Set;

/** One network interface of the simulated host. */
final class TestInterfaceControl implements HostInterfaceControl {

    private final TestInterface face;
    private final InterfaceTable table;

    TestInterfaceControl(TestInterface face) {
        this.face = face;
        this.table = face.table();
    }

    @Override
    public String xmlDesc(Set<InterfaceXmlFlag> flags) {
        Flags.only("testInterfaceGetXMLDesc", flags, InterfaceXmlFlag.INACTIVE);
        return face.text();
    }

    @Override
    public void undefine() {
        table.remove(face.name());
    }

    @Override
    public void start() {
        table.change(face.name(), now -> {
            if (now.active()) {
                throw new InvalidState("interface '" + now.name() + "' is already running");
            }
            return now.active(true);
        });
    }

    @Override
    public void destroy() {
        table.change(face.name(), now -> {
            if (!now.active()) {
                throw new InvalidState("interface '" + now.name() + "' is not running");
            }
            return now.active(false);
        });
    }

    @Override
    public boolean isActive() {
        return face.active();
    }
}
