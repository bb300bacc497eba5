package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.Optional;

/**
 * What is known of a network at one moment.
 *
 * @param config what the next start takes; empty for a transient network
 * @param live what runs; empty when nothing does
 * @param autostart whether it is started with the platform
 */
record NetworkState(Optional<Element> config, Optional<Element> live, boolean autostart) {

    static NetworkState defined(Element config, boolean autostart) {
        return new NetworkState(Optional.of(config), Optional.empty(), autostart);
    }

    static NetworkState created(Element live) {
        return new NetworkState(Optional.empty(), Optional.of(live), false);
    }

    boolean isActive() {
        return live.isPresent();
    }

    boolean isPersistent() {
        return config.isPresent();
    }

    /** The definition in force: that of the running network, otherwise the kept one. */
    Element present() {
        return live.or(() -> config).orElseGet(() -> Element.of("network"));
    }

    /** The kept definition; that of the running network when it is transient. */
    Element next() {
        return config.or(() -> live).orElseGet(() -> Element.of("network"));
    }

    NetworkState withConfig(Optional<Element> changed) {
        return new NetworkState(changed, live, changed.isPresent() && autostart);
    }

    NetworkState withLive(Optional<Element> changed) {
        return new NetworkState(config, changed, autostart);
    }

    NetworkState withAutostart(boolean marked) {
        return new NetworkState(config, live, marked);
    }
}
