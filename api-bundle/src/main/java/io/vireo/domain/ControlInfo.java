package io.vireo.domain;

import io.vireo.Millis;
import java.time.Duration;
import java.util.Objects;

/**
 * How the channel to the hypervisor stands ({@code virDomainControlInfo}).
 *
 * @param state its state
 * @param error why it failed, for {@link ControlState#ERROR}
 * @param since for how long it has been in that state
 */
public record ControlInfo(
        ControlState state,
        ControlError error,
        @Millis(bits = 64) Duration since) {

    /** Refuses a value that lacks a part. */
    public ControlInfo {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(since, "since");
    }
}
