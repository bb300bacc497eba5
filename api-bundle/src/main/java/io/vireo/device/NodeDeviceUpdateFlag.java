package io.vireo.device;

import io.vireo.Flag;

/**
 * What a change of a device is about; none means the active device if it is active, otherwise the definition
 * ({@code virNodeDeviceUpdateFlags}).
 */
public enum NodeDeviceUpdateFlag implements Flag {
    /** The active device. */
    LIVE(1),
    /** The definition, from the next start on. */
    CONFIG(1 << 1);

    private final int bit;

    NodeDeviceUpdateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
