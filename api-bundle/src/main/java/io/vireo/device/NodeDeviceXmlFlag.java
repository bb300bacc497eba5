package io.vireo.device;

import io.vireo.Flag;

/** Which state of a device is described ({@code virNodeDeviceXMLFlags}). */
public enum NodeDeviceXmlFlag implements Flag {
    /** The definition that the next start uses, not the active device. */
    INACTIVE(1);

    private final int bit;

    NodeDeviceXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
