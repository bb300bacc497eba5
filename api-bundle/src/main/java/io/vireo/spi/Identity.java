package io.vireo.spi;

import java.util.Map;
import java.util.TreeMap;

/**
 * On whose behalf a connection is opened: what a server found out about its client, by name, such as
 * {@code unix-user-name}, {@code unix-group-name}, {@code x509-distinguished-name}, {@code sasl-user-name} and
 * {@code address}.
 *
 * @param attributes what is known; nothing for this process itself
 */
public record Identity(Map<String, String> attributes) {

    /** This process itself, which may do everything. */
    public static final Identity LOCAL = new Identity(Map.of());

    /** Keeps a copy. */
    public Identity {
        attributes = Map.copyOf(attributes);
    }

    /**
     * Says whether this is the process itself.
     *
     * @return true when nothing else is known
     */
    public boolean isLocal() {
        return attributes.isEmpty();
    }

    @Override
    public String toString() {
        return isLocal() ? "this process" : new TreeMap<>(attributes).toString();
    }
}
