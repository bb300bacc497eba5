package io.vireo.network;

import io.vireo.Flag;

/** Which state of a network is described ({@code virNetworkXMLFlags}). */
public enum NetworkXmlFlag implements Flag {
    /** The definition that the next start uses, not the running network. */
    INACTIVE(1);

    private final int bit;

    NetworkXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
