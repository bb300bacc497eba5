package io.vireo.domain;

import io.vireo.Flag;

/**
 * What a change or a question is about; none means the running domain if it runs, otherwise the definition
 * ({@code virDomainModificationImpact}).
 */
public enum Impact implements Flag {

    /** The running domain. */
    LIVE(1 << 0),
    /** The definition, from the next start on. */
    CONFIG(1 << 1);

    private final int bit;

    Impact(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
