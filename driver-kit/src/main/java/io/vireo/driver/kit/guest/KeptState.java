package io.vireo.driver.kit.guest;

import io.vireo.xml.Element;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of a {@link KeptDomain} at one moment; reads answer from it and wait for nobody. */
public interface KeptState extends DomainTraits {

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
}
