package io.vireo.device;

import io.vireo.Flag;

/** How a device is defined ({@code virNodeDeviceDefineXMLFlags}). */
public enum NodeDeviceDefineFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    NodeDeviceDefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
