package io.vireo.driver.kit.guest;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.Undo;
import io.vireo.network.DhcpLease;
import io.vireo.network.DhcpLeases;
import io.vireo.network.NetworkPortControl;
import io.vireo.network.NetworkPortRef;
import io.vireo.network.NetworkPorts;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of networks into which the cards of guests are plugged. A port is made before the guest runs, stands in the live
 * definition, and is removed when the guest ends.
 */
public final class NetworkPlugs {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkPlugs.class);

    private final Companions companions;

    /** Of the networks that these connections know. */
    public NetworkPlugs(Companions companions) {
        this.companions = companions;
    }

    /** The definition with a port for each card of a network; what was made is undone when the start fails. */
    public Element plug(DomainRef domain, Element definition, Undo undo) {
        return definition.mapChildren(
                "devices", devices -> devices.mapChildren("interface", card -> plugCard(domain, card, undo)));
    }

    /** One card, plugged in; another one than that of a network as it is. */
    public Element plugCard(DomainRef domain, Element card, Undo undo) {
        if (!isNetwork(card)) {
            return card;
        }
        NetworkRef network = network(card);
        UUID port = UUID.randomUUID();
        NetworkPorts ports = companions.part(NetworkPorts.class, network);
        ports.createPort(document(port, domain, card).toString(), Set.of());
        NetworkPortRef made = new NetworkPortRef(network, port);
        undo.add(
                "remove the port " + port,
                () -> companions.part(NetworkPortControl.class, made).delete());
        return plugged(card, made);
    }

    private Element plugged(Element card, NetworkPortRef port) {
        Element plug = Element.parse(
                        companions.part(NetworkPortControl.class, port).xmlDesc(), "networkport")
                .stripped();
        String bridge = plug.at("plug/@bridge")
                .orElseThrow(() -> new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "network '" + port.network().name()
                                + "' plugs guests in otherwise than into a bridge, which this driver does not do"));
        Element source = card.child("source").orElseThrow();
        Element live = card.put(source.with("portid", port.uuid().toString()).with("bridge", bridge));
        return withMissing(withMissing(live, plug, "port"), plug, "bandwidth");
    }

    /** What a card does not say itself, its network says for it. */
    private static Element withMissing(Element card, Element plug, String name) {
        return card.child(name).isPresent()
                ? card
                : plug.child(name)
                        .map(each -> card.put(each.without("classID")))
                        .orElse(card);
    }

    private static Element document(UUID port, DomainRef domain, Element card) {
        Element owner = Element.of("owner")
                .add("name", domain.name())
                .add("uuid", domain.uuid().toString());
        Element document =
                Element.of("networkport").add("uuid", port.toString()).add(owner);
        Optional<String> group = card.at("source/@portgroup");
        document = group.isPresent() ? document.add("group", group.get()) : document;
        document = document.add(
                Element.of("mac").with("address", card.at("mac/@address").orElse("")));
        return card.child("port").map(document::add).orElse(document);
    }

    private NetworkRef network(Element card) {
        String name = card.at("source/@network").orElse("");
        return companions.part(Networks.class, ConnectRef.INSTANCE).networkByName(name);
    }

    /** Removes the ports of a guest that has ended. */
    public void pull(Element live) {
        live.findAll("devices/interface").forEach(this::pullCard);
    }

    /** Removes the port of a card; a network that is gone took its ports along. */
    public void pullCard(Element card) {
        Optional<String> port = card.at("source/@portid");
        if (!isNetwork(card) || port.isEmpty()) {
            return;
        }
        try {
            NetworkPortRef ref = new NetworkPortRef(network(card), UUID.fromString(port.get()));
            companions.part(NetworkPortControl.class, ref).delete();
        } catch (NotFound gone) {
            LOG.debug("Port {} is gone already", port.get());
        } catch (VirtException failure) {
            LOG.warn("Port {} of network {} could not be removed", port.get(), card.at("source/@network"), failure);
        }
    }

    /** What the networks of a card have lent to it. */
    public List<DhcpLease> leases(Element card) {
        if (!isNetwork(card)) {
            return List.of();
        }
        return companions.part(DhcpLeases.class, network(card)).leases(card.at("mac/@address"));
    }

    /**
     * Removes the ports of domains that do not use them any more: what a killed platform could not.
     *
     * @param present the definition in force of a domain of this driver; empty for a domain of somebody else
     */
    public void prune(Function<UUID, Optional<Element>> present) {
        if (!companions.offer(Networks.class) || !companions.offer(NetworkPorts.class)) {
            return;
        }
        for (NetworkRef network :
                companions.part(Networks.class, ConnectRef.INSTANCE).listNetworks(Set.of())) {
            for (NetworkPortRef port :
                    companions.part(NetworkPorts.class, network).listPorts()) {
                prune(present, port);
            }
        }
    }

    private void prune(Function<UUID, Optional<Element>> present, NetworkPortRef port) {
        NetworkPortControl control = companions.part(NetworkPortControl.class, port);
        Optional<Element> owner = Element.parse(control.xmlDesc(), "networkport")
                .at("owner/uuid")
                .flatMap(uuid -> present.apply(UUID.fromString(uuid)));
        if (owner.isPresent() && !holds(owner.get(), port)) {
            control.delete();
        }
    }

    private static boolean holds(Element definition, NetworkPortRef port) {
        return definition.findAll("devices/interface").stream()
                .anyMatch(card ->
                        card.at("source/@portid").equals(Optional.of(port.uuid().toString())));
    }

    private static boolean isNetwork(Element card) {
        return card.has("type", "network");
    }
}
