package io.vireo.network;

import io.vireo.Flag;

/** How a network is defined ({@code virNetworkDefineFlags}). */
public enum NetworkDefineFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    NetworkDefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
