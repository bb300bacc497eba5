package io.vireo.domain;

import io.vireo.TypedParameters;
import java.util.Objects;

/**
 * Statistics of one domain ({@code virDomainStatsRecord}).
 *
 * @param domain the domain
 * @param values the statistics, by names such as {@code balloon.current}
 */
public record DomainStats(DomainRef domain, TypedParameters values) {

    /** Refuses a value that lacks a part. */
    public DomainStats {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(values, "values");
    }
}
