package io.vireo.domain;

import java.util.Objects;

/**
 * How the job of a disk stands ({@code virDomainBlockJobInfo}).
 *
 * <p>When {@code current} is {@code end} and neither is 0, a copy or active commit is ready to be gone over to, and a
 * pull has ended.
 *
 * @param kind what it does
 * @param bandwidth how fast it may be
 * @param current how much is done, in a unit that only the job knows
 * @param end how much there is to do, in that unit
 */
public record BlockJobInfo(BlockJobKind kind, Bandwidth bandwidth, long current, long end) {

    /** Refuses a value that lacks a part. */
    public BlockJobInfo {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(bandwidth, "bandwidth");
    }
}
