package io.vireo.driver.network.bridge;

import io.vireo.network.NetworkRef;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A network of the host; what is known of it is changed under the host's lock and read by everybody. */
final class BridgeNetwork {

    private final BridgeHost host;
    private final NetworkRef ref;
    private final Map<UUID, Element> ports = new ConcurrentHashMap<>();
    private volatile NetworkState state;

    BridgeNetwork(BridgeHost host, NetworkRef ref, NetworkState state) {
        this.host = host;
        this.ref = ref;
        this.state = state;
    }

    static NetworkRef refOf(Element document) {
        return new NetworkRef(NetworkXml.name(document), NetworkXml.uuid(document));
    }

    BridgeHost host() {
        return host;
    }

    NetworkRef ref() {
        return ref;
    }

    String name() {
        return ref.name();
    }

    UUID uuid() {
        return ref.uuid();
    }

    String key() {
        return ref.uuid().toString();
    }

    NetworkState state() {
        return state;
    }

    void become(NetworkState next) {
        state = next;
    }

    /** The ports by their UUIDs, each as its document. */
    Map<UUID, Element> ports() {
        return ports;
    }

    List<UUID> portIds() {
        return List.copyOf(ports.keySet());
    }
}
