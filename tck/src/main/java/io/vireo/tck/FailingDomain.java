package io.vireo.tck;

import java.util.Objects;

/**
 * A domain that can be defined but not be started until something is repaired.
 *
 * @param xml its definition, for example with a disk whose file is missing
 * @param repair makes it possible to start, for example by creating the file
 */
public record FailingDomain(String xml, Runnable repair) {

    /** Refuses a domain that lacks a part. */
    public FailingDomain {
        Objects.requireNonNull(xml, "xml");
        Objects.requireNonNull(repair, "repair");
    }
}
