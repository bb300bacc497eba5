package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceChanges;
import io.vireo.iface.InterfaceDefineFlag;
import io.vireo.iface.InterfaceListFlag;
import io.vireo.iface.InterfaceRef;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** The network interfaces of the simulated host. */
final class TestInterfaces implements HostInterfaces, InterfaceChanges {

    private final InterfaceTable table;

    TestInterfaces(TestConnect connect) {
        this.table = connect.world().interfaces();
    }

    @Override
    public List<InterfaceRef> listInterfaces(Set<InterfaceListFlag> flags) {
        return table.list().stream()
                .filter(each ->
                        Flags.matches(flags, InterfaceListFlag.ACTIVE, InterfaceListFlag.INACTIVE, each.active()))
                .map(TestInterface::ref)
                .toList();
    }

    @Override
    public InterfaceRef interfaceByName(String name) {
        return table.require(name).ref();
    }

    @Override
    public InterfaceRef interfaceByMac(String mac) {
        List<TestInterface> found = table.list().stream()
                .filter(each -> each.mac().equalsIgnoreCase(mac))
                .toList();
        if (found.isEmpty()) {
            throw new NotFound(ErrorCode.NO_INTERFACE, "no interface with matching mac '" + mac + "'");
        }
        if (found.size() > 1) {
            throw VirtException.of(ErrorFacts.of(ErrorCode.MULTIPLE_INTERFACES));
        }
        return found.get(0).ref();
    }

    @Override
    public InterfaceRef defineInterface(String xml, Set<InterfaceDefineFlag> flags) {
        Flags.only("testInterfaceDefineXML", flags, InterfaceDefineFlag.VALIDATE);
        return table.define(Element.parse(xml, "interface_definition")).ref();
    }

    @Override
    public void beginInterfaceChanges() {
        table.begin();
    }

    @Override
    public void commitInterfaceChanges() {
        table.commit();
    }

    @Override
    public void rollbackInterfaceChanges() {
        table.rollback();
    }
}
