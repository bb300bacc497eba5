package io.vireo.domain;

import io.vireo.Flag;

/** How to open a console ({@code virDomainConsoleFlags}). */
public enum ConsoleFlag implements Flag {

    /** Takes it from whoever has it. */
    FORCE(1 << 0),
    /** Only if nobody else can get at it at the same time. */
    SAFE(1 << 1);

    private final int bit;

    ConsoleFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
