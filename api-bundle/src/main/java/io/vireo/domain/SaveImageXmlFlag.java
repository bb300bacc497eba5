package io.vireo.domain;

import io.vireo.Flag;

/** What a saved state's document says ({@code virDomainSaveImageXMLFlags}). */
public enum SaveImageXmlFlag implements Flag {

    /** Passwords too. */
    SECURE(1 << 0);

    private final int bit;

    SaveImageXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
