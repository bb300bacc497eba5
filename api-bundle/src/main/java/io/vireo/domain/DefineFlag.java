package io.vireo.domain;

import io.vireo.Flag;

/** How to define a domain ({@code virDomainDefineFlags}). */
public enum DefineFlag implements Flag {

    /** Checks the document against the schema. */
    VALIDATE(1 << 0);

    private final int bit;

    DefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
