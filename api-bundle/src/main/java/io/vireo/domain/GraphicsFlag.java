package io.vireo.domain;

import io.vireo.Flag;

/** How to open a graphical console ({@code virDomainOpenGraphicsFlags}). */
public enum GraphicsFlag implements Flag {

    /** Without a password. */
    SKIP_AUTH(1 << 0);

    private final int bit;

    GraphicsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
