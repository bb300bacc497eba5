package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.event.NetworkEvent;
import io.vireo.event.VirtEvent;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Networks, as far as all kinds of object are alike. */
record NetworkKind() implements Kind<NetworkRef> {

    @Override
    public String noun() {
        return "network";
    }

    @Override
    public boolean stopsOnce() {
        return false;
    }

    @Override
    public ErrorCode missing() {
        return ErrorCode.NO_NETWORK;
    }

    @Override
    public Map<Verb, Operation> operations() {
        return Map.ofEntries(
                Map.entry(Verb.LIST, new Operation(Networks.class, "listNetworks")),
                Map.entry(Verb.FIND_BY_NAME, new Operation(Networks.class, "networkByName")),
                Map.entry(Verb.FIND_BY_UUID, new Operation(Networks.class, "networkByUuid")),
                Map.entry(Verb.DEFINE, new Operation(Networks.class, "defineNetwork")),
                Map.entry(Verb.DESCRIBE, new Operation(NetworkControl.class, "xmlDesc")),
                Map.entry(Verb.START, new Operation(NetworkControl.class, "start")),
                Map.entry(Verb.STOP, new Operation(NetworkControl.class, "destroy")),
                Map.entry(Verb.IS_ACTIVE, new Operation(NetworkControl.class, "isActive")),
                Map.entry(Verb.UNDEFINE, new Operation(NetworkControl.class, "undefine")),
                Map.entry(Verb.CREATE, new Operation(Networks.class, "createNetwork")),
                Map.entry(Verb.AUTOSTART, new Operation(NetworkControl.class, "autostart")),
                Map.entry(Verb.SET_AUTOSTART, new Operation(NetworkControl.class, "setAutostart")));
    }

    @Override
    public Optional<String> xml(DriverSample sample, Identity identity) {
        return sample.networkXml(identity.name(), identity.uuid());
    }

    @Override
    public List<NetworkRef> list(Connect connect) {
        return connect.networks().listNetworks(Set.of());
    }

    @Override
    public NetworkRef byName(Connect connect, String name) {
        return connect.networks().networkByName(name);
    }

    @Override
    public NetworkRef byUuid(Connect connect, UUID uuid) {
        return connect.networks().networkByUuid(uuid);
    }

    @Override
    public NetworkRef define(Connect connect, String xml) {
        return connect.networks().defineNetwork(xml, Set.of());
    }

    @Override
    public String describe(Connect connect, NetworkRef ref) {
        return connect.at(ref).as(NetworkControl.class).xmlDesc(Set.of());
    }

    @Override
    public void undefine(Connect connect, NetworkRef ref) {
        connect.at(ref).as(NetworkControl.class).undefine();
    }

    @Override
    public NetworkRef create(Connect connect, String xml) {
        return connect.networks().createNetwork(xml, Set.of());
    }

    @Override
    public boolean autostart(Connect connect, NetworkRef ref) {
        return connect.at(ref).as(NetworkControl.class).autostart();
    }

    @Override
    public void setAutostart(Connect connect, NetworkRef ref, boolean autostart) {
        connect.at(ref).as(NetworkControl.class).setAutostart(autostart);
    }

    @Override
    public void start(Connect connect, NetworkRef ref) {
        connect.at(ref).as(NetworkControl.class).start();
    }

    @Override
    public void stop(Connect connect, NetworkRef ref) {
        connect.at(ref).as(NetworkControl.class).destroy();
    }

    @Override
    public boolean isActive(Connect connect, NetworkRef ref) {
        return connect.at(ref).as(NetworkControl.class).isActive();
    }

    @Override
    public Optional<NetworkRef> ref(Identity identity) {
        return Optional.of(new NetworkRef(identity.name(), identity.uuid()));
    }

    @Override
    public boolean matches(NetworkRef ref, Identity identity) {
        return ref.uuid().equals(identity.uuid()) || ref.name().equals(identity.name());
    }

    @Override
    public Optional<String> told(VirtEvent event, NetworkRef ref) {
        return event instanceof NetworkEvent.Lifecycle change
                        && change.subject().sameAs(ref)
                ? Optional.of(change.detail().name())
                : Optional.empty();
    }
}
