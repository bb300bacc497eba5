package io.vireo.host;

import io.vireo.Flag;

/** How a common processor is described ({@code virConnectBaselineCPUFlags}). */
public enum BaselineCpuFlag implements Flag {
    /** Name every feature, also those that the model has anyway. */
    EXPAND_FEATURES(1),
    /** Leave out features that stand in the way of migration. */
    MIGRATABLE(1 << 1);

    private final int bit;

    BaselineCpuFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
