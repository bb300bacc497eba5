package io.vireo.domain;

import io.vireo.Bytes;
import java.util.Objects;

/**
 * The sizes of a disk ({@code virDomainBlockInfo}).
 *
 * @param allocation how much of the host's storage is written to
 * @param capacity how much the guest sees
 * @param physical how much of the host's storage there is: the length of the file or device
 */
public record BlockInfo(Bytes allocation, Bytes capacity, Bytes physical) {

    /** Refuses a value that lacks a part. */
    public BlockInfo {
        Objects.requireNonNull(allocation, "allocation");
        Objects.requireNonNull(capacity, "capacity");
        Objects.requireNonNull(physical, "physical");
    }
}
