package io.vireo.driver.test;

import java.util.Optional;

/**
 * How a network or pool stands at one moment; one of the documents is always there.
 *
 * @param config its definition; empty when it is transient
 * @param live the document it runs with; of a transient one also after its end
 * @param active whether it runs
 * @param autostart whether it starts with the host
 */
record Standing(Optional<String> config, Optional<String> live, boolean active, boolean autostart) {

    static Standing defined(String document) {
        return new Standing(Optional.of(document), Optional.empty(), false, false);
    }

    static Standing created(String document) {
        return new Standing(Optional.empty(), Optional.of(document), true, false);
    }

    boolean isPersistent() {
        return config.isPresent();
    }

    /** The document that describes it now. */
    String present() {
        return live.or(() -> config).orElseThrow();
    }

    /** The document that describes what it will be after its next start. */
    String next() {
        return config.or(() -> live).orElseThrow();
    }

    Standing started() {
        return new Standing(config, Optional.of(next()), true, autostart);
    }

    Standing stopped() {
        return new Standing(config, config.isPresent() ? Optional.empty() : live, false, autostart);
    }

    Standing redefined(String document) {
        return new Standing(Optional.of(document), live, active, autostart);
    }

    Standing changedLive(String document) {
        return new Standing(config, Optional.of(document), active, autostart);
    }

    Standing undefined() {
        return new Standing(Optional.empty(), live.or(() -> config), active, false);
    }

    Standing withAutostart(boolean on) {
        return new Standing(config, live, active, on);
    }
}
