package io.vireo.network;

import io.vireo.Flag;

/** How a port is made ({@code virNetworkPortCreateFlags}). */
public enum NetworkPortCreateFlag implements Flag {
    /** Take over resources that are in use already, after a restart. */
    RECLAIM(1),
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1 << 1);

    private final int bit;

    NetworkPortCreateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
