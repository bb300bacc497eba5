package io.vireo.driver.network.bridge;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.NetworkCreateFlag;
import io.vireo.network.NetworkDefineFlag;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The networks of a connection: list, find, define. */
final class BridgeNetworks implements Networks {

    private final BridgeHost host;

    BridgeNetworks(BridgeSession session) {
        this(session.host());
    }

    BridgeNetworks(BridgeHost host) {
        this.host = host;
    }

    @Override
    public List<NetworkRef> listNetworks(Set<NetworkListFlag> flags) {
        return host.networks().list().stream()
                .filter(each -> isMeant(each.state(), flags))
                .map(BridgeNetwork::ref)
                .toList();
    }

    private static boolean isMeant(NetworkState now, Set<NetworkListFlag> flags) {
        return either(flags, NetworkListFlag.ACTIVE, NetworkListFlag.INACTIVE, now.isActive())
                && either(flags, NetworkListFlag.PERSISTENT, NetworkListFlag.TRANSIENT, now.isPersistent())
                && either(flags, NetworkListFlag.AUTOSTART, NetworkListFlag.NO_AUTOSTART, now.autostart());
    }

    private static boolean either(Set<NetworkListFlag> flags, NetworkListFlag yes, NetworkListFlag no, boolean value) {
        return flags.contains(yes) == flags.contains(no) || flags.contains(yes) == value;
    }

    @Override
    public NetworkRef networkByName(String name) {
        return host.networks()
                .find(name)
                .map(BridgeNetwork::ref)
                .orElseThrow(() -> new NotFound(ErrorCode.NO_NETWORK, "no network with matching name '" + name + "'"));
    }

    @Override
    public NetworkRef networkByUuid(UUID uuid) {
        return host.require(uuid).ref();
    }

    @Override
    public NetworkRef defineNetwork(String xml, Set<NetworkDefineFlag> flags) {
        Element document = NetworkXml.read(xml);
        if (flags.contains(NetworkDefineFlag.VALIDATE)) {
            Allowed.strictly(document);
        }
        NetworkRef ref = BridgeNetwork.refOf(document);
        return host.change("definition of network '" + ref.name() + "'", () -> define(ref, document));
    }

    private NetworkRef define(NetworkRef ref, Element document) {
        Optional<BridgeNetwork> old = existing(ref);
        Element config = BridgeNames.complete(document, host);
        BridgeNetwork network = old.orElseGet(() -> new BridgeNetwork(host, ref, NetworkState.defined(config, false)));
        host.store().save(ref.name(), config.toString());
        network.become(network.state().withConfig(Optional.of(config)));
        if (old.isEmpty()) {
            host.networks().add(ref.name(), ref.uuid(), network);
        }
        host.tell(network, NetworkLifecycle.DEFINED);
        return ref;
    }

    @Override
    public NetworkRef createNetwork(String xml, Set<NetworkCreateFlag> flags) {
        Element document = NetworkXml.read(xml);
        if (flags.contains(NetworkCreateFlag.VALIDATE)) {
            Allowed.strictly(document);
        }
        NetworkRef ref = BridgeNetwork.refOf(document);
        return host.change("start of network '" + ref.name() + "'", () -> create(ref, document));
    }

    private NetworkRef create(NetworkRef ref, Element document) {
        Optional<BridgeNetwork> old = existing(ref);
        if (old.filter(each -> each.state().isActive()).isPresent()) {
            throw new AlreadyExists(ErrorCode.OPERATION_INVALID, "network is already active as '" + ref.name() + "'");
        }
        Element live = ForwardXml.withPorts(BridgeNames.complete(document, host));
        BridgeNetwork network = old.orElseGet(() -> new BridgeNetwork(host, ref, NetworkState.created(live)));
        new NetworkRun(host, live).start();
        network.become(network.state().withLive(Optional.of(live)));
        if (old.isEmpty()) {
            host.networks().add(ref.name(), ref.uuid(), network);
        }
        host.watch().begin(network);
        host.tell(network, NetworkLifecycle.STARTED);
        return ref;
    }

    /** The network that is meant; fails when name and UUID are those of two. */
    private Optional<BridgeNetwork> existing(NetworkRef ref) {
        Optional<BridgeNetwork> old = host.networks().find(ref.uuid());
        if (old.isPresent() && !old.get().name().equals(ref.name())) {
            throw taken("network '" + old.get().name() + "' is already defined with uuid " + ref.uuid());
        }
        host.networks()
                .find(ref.name())
                .filter(other -> !other.uuid().equals(ref.uuid()))
                .ifPresent(other -> {
                    throw taken("network '" + ref.name() + "' already exists with uuid " + other.uuid());
                });
        return old;
    }

    private static AlreadyExists taken(String why) {
        return new AlreadyExists(ErrorCode.OPERATION_FAILED, why);
    }
}
