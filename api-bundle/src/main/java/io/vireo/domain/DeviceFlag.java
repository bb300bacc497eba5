package io.vireo.domain;

import io.vireo.Flag;

/** What a change of devices is about ({@code virDomainDeviceModifyFlags}). */
public enum DeviceFlag implements Flag {

    /** The running domain. */
    LIVE(1 << 0),
    /** The definition, from the next start on. */
    CONFIG(1 << 1),
    /** Does it even when the guest objects, for example to an open tray. */
    FORCE(1 << 2);

    private final int bit;

    DeviceFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
