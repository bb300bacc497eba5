package io.vireo.domain;

import java.util.Objects;
import java.util.Optional;

/**
 * What a destination that is ready gives.
 *
 * @param cookie for the next step
 * @param uri where to send the domain; empty when the caller has said where
 */
public record MigrationOffer(MigrationCookie cookie, Optional<String> uri) {

    /** Refuses a value that lacks a part. */
    public MigrationOffer {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(uri, "uri");
    }
}
