package io.vireo.iface;

import io.vireo.Flag;

/** How an interface is defined ({@code virInterfaceDefineFlags}). */
public enum InterfaceDefineFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    InterfaceDefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
