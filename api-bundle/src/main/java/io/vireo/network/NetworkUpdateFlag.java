package io.vireo.network;

import io.vireo.Flag;

/**
 * What an update changes ({@code virNetworkUpdateFlags}); none of both means the running network if it runs,
 * otherwise the definition.
 */
public enum NetworkUpdateFlag implements Flag {
    /** The running network. */
    LIVE(1),
    /** The definition. */
    CONFIG(1 << 1);

    private final int bit;

    NetworkUpdateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
