package io.vireo.host;

import io.vireo.Flag;

/** How processors are compared ({@code virConnectCompareCPUFlags}). */
public enum CompareCpuFlag implements Flag {
    /** Fail when the processors are incompatible; the message says what is missing. */
    FAIL_INCOMPATIBLE(1),
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE_XML(1 << 1);

    private final int bit;

    CompareCpuFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
