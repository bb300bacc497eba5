package io.vireo.driver.network.bridge;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.network.NetworkPortCreateFlag;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkPorts;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The ports of one network. */
final class BridgePorts implements NetworkPorts {

    private final BridgeNetwork network;

    BridgePorts(BridgeNetwork network) {
        this.network = network;
    }

    @Override
    public List<NetworkPortRef> listPorts() {
        return network.portIds().stream()
                .map(uuid -> new NetworkPortRef(network.ref(), uuid))
                .toList();
    }

    @Override
    public NetworkPortRef portByUuid(UUID uuid) {
        return BridgePort.require(network, uuid).ref();
    }

    @Override
    public NetworkPortRef createPort(String xml, Set<NetworkPortCreateFlag> flags) {
        Element given = PortXml.read(xml);
        return network.host().change("new port of network '" + network.name() + "'", () -> create(given, flags));
    }

    private NetworkPortRef create(Element given, Set<NetworkPortCreateFlag> flags) {
        Element live = network.state()
                .live()
                .orElseThrow(() -> new InvalidState("network '" + network.name() + "' is not active"));
        UUID uuid = PortXml.uuid(given);
        if (network.ports().containsKey(uuid)) {
            throw new AlreadyExists(ErrorCode.NETWORK_PORT_EXIST, "Network port with UUID " + uuid + " already exists");
        }
        Element port = plugged(given, live, flags.contains(NetworkPortCreateFlag.RECLAIM));
        network.host().records().savePort(network.uuid(), port);
        network.ports().put(uuid, port);
        return new NetworkPortRef(network.ref(), uuid);
    }

    private Element plugged(Element given, Element live, boolean reclaim) {
        if (given.child("plug").isPresent() != reclaim) {
            throw Refusal.invalid(
                    reclaim
                            ? "Port reclaim requested but plug type is none"
                            : "Port reclaim not requested but plug type is not none");
        }
        if (given.child("vlan").isPresent()) {
            throw Refusal.unsupported("an interface connecting to network '" + network.name()
                    + "' is requesting a vlan tag, but that is not supported for this type of network");
        }
        Element limited = given.mapChildren("bandwidth", LimitsXml::complete);
        return reclaim ? PortXml.ordered(limited) : PortXml.plugged(limited, live);
    }
}
