package io.vireo.iface;

import io.vireo.Flag;

/** Which state of an interface is described ({@code virInterfaceXMLFlags}). */
public enum InterfaceXmlFlag implements Flag {
    /** The definition that the next start uses, not the running interface. */
    INACTIVE(1);

    private final int bit;

    InterfaceXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
