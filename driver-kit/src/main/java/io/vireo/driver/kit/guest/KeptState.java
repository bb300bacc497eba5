package io.vireo.driver.kit.guest;

import io.vireo.xml.Element;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a {@link KeptDomain} at one moment; reads answer from it and wait for nobody.
 *
 * @param <S> the driver's own state
 */
public interface KeptState<S extends KeptState<S>> extends DomainTraits {

    /** Its name. */
    String name();

    /** The id of the guest that runs; empty when none does. */
    OptionalInt id();

    /** What the next start takes; empty for a transient domain. */
    Optional<Element> definition();

    /** The definition of the guest that runs, as it is now; empty when none does. */
    Optional<Element> live();

    /** Whether a guest runs. */
    default boolean isActive() {
        return live().isPresent();
    }

    @Override
    default boolean isPersistent() {
        return definition().isPresent();
    }

    /** The definition in force: the live one while a guest runs, otherwise the kept one. */
    default Element present() {
        return live().or(this::definition).orElseGet(() -> Element.of("domain"));
    }

    /** The same under another name. */
    S withName(String name);

    /** The same with another kept definition, or none; without one, nothing is started with the platform. */
    S withDefinition(Optional<Element> definition);

    /** The same with another definition of the guest that runs. */
    S withLive(Element live);

    /** The same, to be started with the platform or not. */
    S withAutostart(boolean autostart);
}
