package io.vireo.domain;

import io.vireo.Flag;

/** What a checkpoint's document says ({@code virDomainCheckpointXMLFlags}). */
public enum CheckpointXmlFlag implements Flag {

    /** Passwords too. */
    SECURE(1 << 0),
    /** Not the domain's document. */
    NO_DOMAIN(1 << 1),
    /** How much was written since, for each disk. */
    SIZE(1 << 2);

    private final int bit;

    CheckpointXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
