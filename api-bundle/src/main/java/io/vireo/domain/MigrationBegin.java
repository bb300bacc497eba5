package io.vireo.domain;

import java.util.Objects;

/**
 * What the first step of a migration gives.
 *
 * @param cookie for the next step
 * @param xml the document of the domain, for the destination
 */
public record MigrationBegin(MigrationCookie cookie, String xml) {

    /** Refuses a value that lacks a part. */
    public MigrationBegin {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(xml, "xml");
    }
}
