package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.driver.kit.BandwidthParameters;
import io.vireo.network.NetworkPortControl;
import io.vireo.network.NetworkPortRef;
import io.vireo.xml.Element;
import java.util.UUID;

/**
 * A port of a running network.
 *
 * @param network the network
 * @param uuid the port's UUID
 */
record BridgePort(BridgeNetwork network, UUID uuid) implements NetworkPortControl {

    static BridgePort require(BridgeNetwork network, UUID uuid) {
        if (!network.ports().containsKey(uuid)) {
            throw missing(uuid);
        }
        return new BridgePort(network, uuid);
    }

    private static VirtException missing(UUID uuid) {
        return new NotFound(ErrorCode.NO_NETWORK_PORT, "Network port with UUID " + uuid + " does not exist");
    }

    NetworkPortRef ref() {
        return new NetworkPortRef(network.ref(), uuid);
    }

    private Element document() {
        Element port = network.ports().get(uuid);
        if (port == null) {
            throw missing(uuid);
        }
        return port;
    }

    @Override
    public String xmlDesc() {
        return document().toString();
    }

    @Override
    public TypedParameters parameters() {
        return BandwidthParameters.of(document());
    }

    @Override
    public void setParameters(TypedParameters parameters) {
        network.host().change("change of a port of network '" + network.name() + "'", () -> {
            Element before = document();
            Element changed =
                    BandwidthParameters.changed(before, parameters).mapChildren("bandwidth", LimitsXml::complete);
            Element after = PortXml.ordered(changed);
            if (!after.child("bandwidth").equals(before.child("bandwidth"))) {
                new PortLimits(network.host().devices(), before).become(after);
                network.host().records().savePort(network.uuid(), after);
                network.ports().put(uuid, after);
            }
        });
    }

    @Override
    public void delete() {
        network.host().change("removal of a port of network '" + network.name() + "'", () -> {
            document();
            network.host().records().deletePort(uuid);
            network.ports().remove(uuid);
        });
    }
}
