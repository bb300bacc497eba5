package io.vireo.domain;

import io.vireo.Flag;

/** What a domain's document says ({@code virDomainXMLFlags}). */
public enum DomainXmlFlag implements Flag {

    /** Passwords too. */
    SECURE(1 << 0),
    /** The definition, also of a running domain. */
    INACTIVE(1 << 1),
    /** The guest's processor as the host makes it. */
    UPDATE_CPU(1 << 2),
    /** What an older destination of a migration understands. */
    MIGRATABLE(1 << 3);

    private final int bit;

    DomainXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
