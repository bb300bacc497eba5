package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.device.NodeDeviceControl;
import io.vireo.device.NodeDeviceRef;
import io.vireo.device.NodeDevices;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Devices of the host, as far as they are found: none is made, since a contract must not touch the host's hardware. */
record NodeDeviceKind() implements Kind<NodeDeviceRef> {

    @Override
    public String noun() {
        return "node device";
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_NODE_DEVICE;
    }

    @Override
    public boolean belongsToHost() {
        return true;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.of(
                Verb.LIST, new Operation(NodeDevices.class, "listNodeDevices"),
                Verb.FIND_BY_NAME, new Operation(NodeDevices.class, "nodeDeviceByName"),
                Verb.DESCRIBE, new Operation(NodeDeviceControl.class, "xmlDesc"));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return Optional.empty();
    }

    @Override
    public List<NodeDeviceRef> list(Connect connect) {
        return connect.nodeDevices().listNodeDevices(Set.of());
    }

    @Override
    public NodeDeviceRef byName(Connect connect, String name) {
        return connect.nodeDevices().nodeDeviceByName(name);
    }

    @Override
    public NodeDeviceRef byUuid(Connect connect, UUID uuid) {
        throw new IllegalStateException("a node device has no UUID");
    }

    @Override
    public NodeDeviceRef define(Connect connect, String xml) {
        throw new IllegalStateException("no node device is made");
    }

    @Override
    public String describe(Connect connect, NodeDeviceRef ref) {
        return connect.at(ref).as(NodeDeviceControl.class).xmlDesc(Set.of());
    }

    @Override
    public void undefine(Connect connect, NodeDeviceRef ref) {
        throw new IllegalStateException("no node device is removed");
    }

    @Override
    public Optional<NodeDeviceRef> ref(Identity identity) {
        return Optional.of(new NodeDeviceRef(identity.name()));
    }

    @Override
    public boolean matches(NodeDeviceRef ref, Identity identity) {
        return false;
    }

    @Override
    public Optional<String> told(VirtEvent event, NodeDeviceRef ref) {
        return event instanceof NodeDeviceEvent.Lifecycle change
                        && change.subject().sameAs(ref)
                ? Optional.of(change.detail().name())
                : Optional.empty();
    }
}
