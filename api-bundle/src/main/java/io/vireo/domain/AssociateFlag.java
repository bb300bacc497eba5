package io.vireo.domain;

import io.vireo.Flag;

/** What to do with files that were passed ({@code virDomainFDAssociateFlags}). */
public enum AssociateFlag implements Flag {

    /** Restores their security labels in the end. */
    SECLABEL_RESTORE(1 << 0),
    /** Labels them as writable, even for a disk that is read only. */
    SECLABEL_WRITABLE(1 << 1);

    private final int bit;

    AssociateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
