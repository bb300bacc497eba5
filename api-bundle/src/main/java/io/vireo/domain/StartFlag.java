package io.vireo.domain;

import io.vireo.Flag;

/** How to start a domain ({@code virDomainCreateFlags}). */
public enum StartFlag implements Flag {

    /** Leaves it paused. */
    PAUSED(1 << 0),
    /** Destroys it when the connection that started it is closed. */
    AUTODESTROY(1 << 1),
    /** Reads a saved state past the host's file cache. */
    BYPASS_CACHE(1 << 2),
    /** Drops a managed saved state and boots. */
    FORCE_BOOT(1 << 3),
    /** Checks the document against the schema. */
    VALIDATE(1 << 4),
    /** Begins with the firmware variables of the template. */
    RESET_NVRAM(1 << 5);

    private final int bit;

    StartFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
