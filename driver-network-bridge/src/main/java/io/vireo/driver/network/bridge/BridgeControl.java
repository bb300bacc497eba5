package io.vireo.driver.network.bridge;

import io.vireo.InvalidState;
import io.vireo.event.NetworkLifecycle;
import io.vireo.network.NetworkControl;
import io.vireo.network.NetworkUpdateCommand;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkUpdateSection;
import io.vireo.network.NetworkXmlFlag;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What can be done with one network. */
final class BridgeControl implements NetworkControl {

    private final BridgeNetwork network;
    private final BridgeHost host;

    BridgeControl(BridgeNetwork network) {
        this.network = network;
        this.host = network.host();
    }

    @Override
    public String xmlDesc(Set<NetworkXmlFlag> flags) {
        NetworkState now = network.state();
        return flags.contains(NetworkXmlFlag.INACTIVE)
                ? now.next().toString()
                : connected(now.present()).toString();
    }

    /** How many ports are in use stands with the running network. */
    private Element connected(Element document) {
        int ports = network.portIds().size();
        if (ports == 0) {
            return document;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        document.attribute("ipv6").ifPresent(value -> attributes.put("ipv6", value));
        attributes.put("connections", Integer.toString(ports));
        document.attributes().forEach(attributes::putIfAbsent);
        return document.withAttributes(attributes);
    }

    @Override
    public void start() {
        host.change("start of network '" + network.name() + "'", () -> {
            requireThere();
            if (network.state().isActive()) {
                throw new InvalidState("network is already active");
            }
            Element live = ForwardXml.withPorts(network.state().next());
            new NetworkRun(host, live).start();
            network.become(network.state().withLive(Optional.of(live)));
            host.watch().begin(network);
            host.tell(network, NetworkLifecycle.STARTED);
        });
    }

    /** Another thread may have removed it meanwhile. */
    private void requireThere() {
        host.require(network.uuid());
    }

    @Override
    public void destroy() {
        host.change("stop of network '" + network.name() + "'", () -> {
            requireThere();
            NetworkState now = network.state();
            Element live =
                    now.live().orElseThrow(() -> new InvalidState("network '" + network.name() + "' is not active"));
            new NetworkRun(host, live).stop();
            for (UUID port : network.portIds()) {
                host.records().deletePort(port);
                network.ports().remove(port);
            }
            network.become(now.withLive(Optional.empty()));
            host.tell(network, NetworkLifecycle.STOPPED);
            if (!now.isPersistent()) {
                new NetworkRun(host, live).forget();
                host.networks().remove(network.uuid());
            }
        });
    }

    @Override
    public void undefine() {
        host.change("removal of network '" + network.name() + "'", () -> {
            requireThere();
            NetworkState now = network.state();
            if (!now.isPersistent()) {
                throw new InvalidState("can't undefine transient network");
            }
            host.store().delete(network.name());
            network.become(now.withConfig(Optional.empty()));
            host.tell(network, NetworkLifecycle.UNDEFINED);
            if (!now.isActive()) {
                new NetworkRun(host, now.next()).forget();
                host.networks().remove(network.uuid());
            }
        });
    }

    @Override
    public void update(
            NetworkUpdateCommand command,
            NetworkUpdateSection section,
            int parentIndex,
            String xml,
            Set<NetworkUpdateFlag> flags) {
        NetworkUpdate update = new NetworkUpdate(network.name(), command, section, parentIndex, xml);
        host.change("update of network '" + network.name() + "'", () -> apply(update, flags));
    }

    private void apply(NetworkUpdate update, Set<NetworkUpdateFlag> flags) {
        requireThere();
        NetworkState now = network.state();
        Meant meant = Meant.of(now, flags);
        // Both are computed before either is changed: a refusal changes nothing.
        Optional<Element> nextConfig = now.config().map(old -> meant.config() ? update.apply(old) : old);
        Optional<Element> nextLive = now.live().map(old -> meant.live() ? update.apply(old) : old);
        if (meant.live()) {
            refresh(now.live().orElseThrow(), nextLive.orElseThrow());
        }
        if (meant.config()) {
            host.store().save(network.name(), nextConfig.orElseThrow().toString());
        }
        network.become(new NetworkState(nextConfig, nextLive, now.autostart()));
    }

    private void refresh(Element before, Element after) {
        try {
            new NetworkRun(host, after).refresh(before);
        } catch (RuntimeException failure) {
            new NetworkRun(host, before).refresh(after);
            throw failure;
        }
    }

    @Override
    public boolean isActive() {
        return network.state().isActive();
    }

    @Override
    public boolean isPersistent() {
        return network.state().isPersistent();
    }

    @Override
    public String bridgeName() {
        return BridgeNames.nameOf(network.state().present())
                .orElseThrow(() -> Refusal.internal("network '" + network.name() + "' does not have a bridge name."));
    }

    @Override
    public boolean autostart() {
        return network.state().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        host.change("autostart of network '" + network.name() + "'", () -> {
            requireThere();
            if (!network.state().isPersistent()) {
                throw new InvalidState("cannot set autostart for transient network");
            }
            host.store().setAutostart(network.name(), autostart);
            network.become(network.state().withAutostart(autostart));
        });
    }
}
