package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.MetadataKind;
import io.vireo.driver.kit.guest.MetadataElements;
import io.vireo.event.NetworkEvent;
import io.vireo.network.NetworkMetadata;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.xml.Element;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What people and programs note about a network. */
final class BridgeMetadata implements NetworkMetadata {

    private final BridgeNetwork network;

    BridgeMetadata(BridgeNetwork network) {
        this.network = network;
    }

    @Override
    public String metadata(MetadataKind kind, Optional<String> uri, Set<NetworkUpdateFlag> flags) {
        NetworkState now = network.state();
        Element asked = Meant.of(now, flags).live() ? now.present() : now.next();
        return MetadataElements.find(asked, kind, uri)
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_NETWORK_METADATA,
                        "network '" + network.name() + "' has no "
                                + uri.map(text -> "element of " + text)
                                        .orElse(kind.name().toLowerCase(Locale.ROOT))));
    }

    @Override
    public void setMetadata(
            MetadataKind kind,
            Optional<String> metadata,
            Optional<String> key,
            Optional<String> uri,
            Set<NetworkUpdateFlag> flags) {
        UnaryOperator<Element> change = MetadataElements.change(kind, metadata, key, uri);
        BridgeHost host = network.host();
        host.change("metadata of network '" + network.name() + "'", () -> {
            host.require(network.uuid());
            change(definition -> NetworkXml.complete(change.apply(definition)), flags);
            host.events().add(new NetworkEvent.MetadataChange(network.ref(), kind, uri));
        });
    }

    private void change(UnaryOperator<Element> change, Set<NetworkUpdateFlag> flags) {
        NetworkState now = network.state();
        Meant meant = Meant.of(now, flags);
        Optional<Element> nextConfig = now.config().map(old -> meant.config() ? change.apply(old) : old);
        Optional<Element> nextLive = now.live().map(old -> meant.live() ? change.apply(old) : old);
        if (meant.live()) {
            network.host().records().save(RunRecords.Phase.RUNNING, nextLive.orElseThrow());
        }
        if (meant.config()) {
            network.host().store().save(network.name(), nextConfig.orElseThrow().toString());
        }
        network.become(new NetworkState(nextConfig, nextLive, now.autostart()));
    }
}
