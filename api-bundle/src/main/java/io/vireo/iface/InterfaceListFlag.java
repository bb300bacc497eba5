package io.vireo.iface;

import io.vireo.Flag;

/** Which interfaces are listed ({@code virConnectListAllInterfacesFlags}); both or none for all. */
public enum InterfaceListFlag implements Flag {
    /** Those that are not active. */
    INACTIVE(1),
    /** Those that are active. */
    ACTIVE(1 << 1);

    private final int bit;

    InterfaceListFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
