package io.vireo.domain;

import java.util.Objects;

/**
 * A disk that failed ({@code virDomainDiskError}).
 *
 * @param disk the disk, such as {@code vda}
 * @param error what is wrong
 */
public record DiskError(String disk, DiskErrorCode error) {

    /** Refuses a value that lacks a part. */
    public DiskError {
        Objects.requireNonNull(disk, "disk");
        Objects.requireNonNull(error, "error");
    }
}
