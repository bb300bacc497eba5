package io.vireo.domain;

import io.vireo.VirtStream;
import java.util.Objects;

/**
 * What a destination that is ready for a tunnel gives.
 *
 * @param cookie for the next step
 * @param stream where to write what the source sends
 */
public record MigrationTunnel(MigrationCookie cookie, VirtStream stream) {

    /** Refuses a value that lacks a part. */
    public MigrationTunnel {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(stream, "stream");
    }
}
