package io.vireo.domain;

import io.vireo.Flag;

/** What a snapshot's document says ({@code virDomainSnapshotXMLFlags}). */
public enum SnapshotXmlFlag implements Flag {

    /** Passwords too. */
    SECURE(1 << 0);

    private final int bit;

    SnapshotXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
