package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.event.VirtEvent;
import io.vireo.iface.HostInterfaceControl;
import io.vireo.iface.HostInterfaces;
import io.vireo.iface.InterfaceRef;
import io.vireo.iface.InterfaceXmlFlag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Host interfaces, as far as all kinds of object are alike. */
record InterfaceKind() implements Kind<InterfaceRef> {

    @Override
    public String noun() {
        return "host interface";
    }

    @Override
    public String namePath() {
        return "@name";
    }

    @Override
    public boolean belongsToHost() {
        return true;
    }

    @Override
    public boolean tells() {
        return false;
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_INTERFACE;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.of(
                Verb.LIST, new Operation(HostInterfaces.class, "listInterfaces"),
                Verb.FIND_BY_NAME, new Operation(HostInterfaces.class, "interfaceByName"),
                Verb.DEFINE, new Operation(HostInterfaces.class, "defineInterface"),
                Verb.DESCRIBE, new Operation(HostInterfaceControl.class, "xmlDesc"),
                Verb.START, new Operation(HostInterfaceControl.class, "start"),
                Verb.STOP, new Operation(HostInterfaceControl.class, "destroy"),
                Verb.IS_ACTIVE, new Operation(HostInterfaceControl.class, "isActive"),
                Verb.UNDEFINE, new Operation(HostInterfaceControl.class, "undefine"));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return sample.interfaceXml(identity.name());
    }

    @Override
    public List<InterfaceRef> list(Connect connect) {
        return connect.hostInterfaces().listInterfaces(Set.of());
    }

    @Override
    public InterfaceRef byName(Connect connect, String name) {
        return connect.hostInterfaces().interfaceByName(name);
    }

    @Override
    public InterfaceRef byUuid(Connect connect, UUID uuid) {
        throw new IllegalStateException("an interface has no UUID");
    }

    @Override
    public InterfaceRef define(Connect connect, String xml) {
        return connect.hostInterfaces().defineInterface(xml, Set.of());
    }

    @Override
    public String describe(Connect connect, InterfaceRef ref) {
        return connect.at(ref).as(HostInterfaceControl.class).xmlDesc(Set.of(InterfaceXmlFlag.INACTIVE));
    }

    @Override
    public void undefine(Connect connect, InterfaceRef ref) {
        connect.at(ref).as(HostInterfaceControl.class).undefine();
    }

    @Override
    public void start(Connect connect, InterfaceRef ref) {
        connect.at(ref).as(HostInterfaceControl.class).start();
    }

    @Override
    public void stop(Connect connect, InterfaceRef ref) {
        connect.at(ref).as(HostInterfaceControl.class).destroy();
    }

    @Override
    public boolean isActive(Connect connect, InterfaceRef ref) {
        return connect.at(ref).as(HostInterfaceControl.class).isActive();
    }

    @Override
    public Optional<InterfaceRef> ref(Identity identity) {
        return Optional.empty();
    }

    @Override
    public boolean matches(InterfaceRef ref, Identity identity) {
        return ref.name().equals(identity.name());
    }

    @Override
    public Optional<String> told(VirtEvent event, InterfaceRef ref) {
        return Optional.empty();
    }
}
