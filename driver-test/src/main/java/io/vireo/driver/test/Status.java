package io.vireo.driver.test;

import io.vireo.domain.StateReason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a domain stands at one moment. Documents are kept as text, which takes a fraction of the memory that a tree would;
 * one of the two is always there.
 *
 * @param name its name
 * @param config its definition; empty when it is transient
 * @param live the document of the running guest; of a transient one also before its start and after its end
 * @param reason what it does and why
 * @param id the id it runs under; empty when it does not run
 * @param autostart whether it starts with the host
 * @param saved the document of its managed saved state
 */
record Status(
        String name,
        Optional<String> config,
        Optional<String> live,
        StateReason reason,
        OptionalInt id,
        boolean autostart,
        Optional<String> saved) {

    private static final OptionalInt NO_ID = OptionalInt.empty();

    static Status defined(String name, String document) {
        return stopped(name, Optional.of(document), Optional.empty());
    }

    /** A transient domain that is about to start. */
    static Status starting(String name, String document) {
        return stopped(name, Optional.empty(), Optional.of(document));
    }

    private static Status stopped(String name, Optional<String> config, Optional<String> live) {
        return new Status(name, config, live, StateReason.SHUTOFF_UNKNOWN, NO_ID, false, Optional.empty());
    }

    boolean isActive() {
        return id.isPresent();
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

    Status running(String document, int newId, StateReason why) {
        return new Status(name, config, Optional.of(document), why, OptionalInt.of(newId), autostart, Optional.empty());
    }

    Status stopped(StateReason why) {
        return new Status(name, config, config.isPresent() ? Optional.empty() : live, why, NO_ID, autostart, saved);
    }

    Status withReason(StateReason why) {
        return new Status(name, config, live, why, id, autostart, saved);
    }

    Status withConfig(String document) {
        return new Status(name, Optional.of(document), live, reason, id, autostart, saved);
    }

    Status undefined() {
        return new Status(name, Optional.empty(), live.or(() -> config), reason, id, false, Optional.empty());
    }

    Status withLive(String document) {
        return new Status(name, config, Optional.of(document), reason, id, autostart, saved);
    }

    Status withAutostart(boolean on) {
        return new Status(name, config, live, reason, id, on, saved);
    }

    Status withSaved(Optional<String> document) {
        return new Status(name, config, live, reason, id, autostart, document);
    }

    Status renamed(String newName, String document) {
        return new Status(newName, Optional.of(document), live, reason, id, autostart, saved);
    }
}
