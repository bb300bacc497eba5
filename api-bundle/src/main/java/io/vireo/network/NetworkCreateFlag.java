package io.vireo.network;

import io.vireo.Flag;

/** How a transient network is started ({@code virNetworkCreateFlags}). */
public enum NetworkCreateFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    NetworkCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
