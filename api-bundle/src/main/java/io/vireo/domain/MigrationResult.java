package io.vireo.domain;

import java.util.Objects;

/**
 * What a destination gives in the end.
 *
 * @param domain the domain as it runs there
 * @param cookie for the last step
 */
public record MigrationResult(DomainRef domain, MigrationCookie cookie) {

    /** Refuses a value that lacks a part. */
    public MigrationResult {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(cookie, "cookie");
    }
}
