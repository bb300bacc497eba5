package io.vireo.domain;

import io.vireo.Flag;

/** What kind of address memory is read at; exactly one is needed ({@code virDomainMemoryFlags}). */
public enum PeekFlag implements Flag {

    /** A virtual address of the first virtual processor. */
    VIRTUAL(1 << 0),
    /** A physical address of the guest. */
    PHYSICAL(1 << 1);

    private final int bit;

    PeekFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
