package io.vireo.network;

import io.vireo.Flag;

/**
 * Which networks are listed ({@code virConnectListAllNetworksFlags}).
 *
 * <p>Flags of one pair ask for one side of it; both or none of a pair ask for both.
 */
public enum NetworkListFlag implements Flag {
    /** Those that are not active. */
    INACTIVE(1),
    /** Those that are active. */
    ACTIVE(1 << 1),
    /** Those that stay when they stop. */
    PERSISTENT(1 << 2),
    /** Those that vanish when they stop. */
    TRANSIENT(1 << 3),
    /** Those that start by themselves. */
    AUTOSTART(1 << 4),
    /** Those that have to be started. */
    NO_AUTOSTART(1 << 5);

    private final int bit;

    NetworkListFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
