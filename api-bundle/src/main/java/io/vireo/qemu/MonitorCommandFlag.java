package io.vireo.qemu;

import io.vireo.Flag;

/** What a monitor command is; none means JSON ({@code virDomainQemuMonitorCommandFlags}). */
public enum MonitorCommandFlag implements Flag {

    /** A command for people. */
    HMP(1 << 0);

    private final int bit;

    MonitorCommandFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
