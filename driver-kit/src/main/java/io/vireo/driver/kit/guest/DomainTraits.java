package io.vireo.driver.kit.guest;

import io.vireo.domain.StateReason;

/** What a {@link DomainFilter} asks of one domain, and only when a list depends on it. */
public interface DomainTraits {

    /**
     * Tells how the domain is.
     *
     * @return its state and why
     */
    StateReason reason();

    /**
     * Tells whether there is a definition.
     *
     * @return false for a domain that lives only while it runs
     */
    boolean isPersistent();

    /**
     * Tells whether the domain starts with the host.
     *
     * @return whether autostart is set
     */
    boolean autostart();

    /**
     * Tells whether the domain was saved where its next start looks.
     *
     * @return false where the hypervisor cannot save
     */
    default boolean hasManagedSave() {
        return false;
    }

    /**
     * Tells whether the domain has snapshots.
     *
     * @return false where the hypervisor knows none
     */
    default boolean hasSnapshots() {
        return false;
    }

    /**
     * Tells whether the domain has checkpoints.
     *
     * @return false where the hypervisor knows none
     */
    default boolean hasCheckpoints() {
        return false;
    }
}
