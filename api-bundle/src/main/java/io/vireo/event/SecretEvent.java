package io.vireo.event;

import io.vireo.secret.SecretRef;

/** What can happen to a secret ({@code virSecretEventID}). */
public sealed interface SecretEvent extends VirtEvent {

    /**
     * Returns which object it happened to.
     *
     * @return the object
     */
    SecretRef secret();

    @Override
    default SecretRef subject() {
        return secret();
    }

    /**
     * It was defined or undefined.
     *
     * @param secret which object
     * @param detail which
     */
    @EventId(0)
    record Lifecycle(SecretRef secret, SecretLifecycle detail) implements SecretEvent {}

    /**
     * Its value changed; the value is not told.
     *
     * @param secret which object
     */
    @EventId(1)
    record ValueChanged(SecretRef secret) implements SecretEvent {}
}
