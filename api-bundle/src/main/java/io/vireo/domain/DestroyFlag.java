package io.vireo.domain;

import io.vireo.Flag;

/** How to destroy a domain ({@code virDomainDestroyFlagsValues}). */
public enum DestroyFlag implements Flag {

    /** Fails rather than kill a hypervisor that does not end by itself. */
    GRACEFUL(1 << 0),
    /** Removes the hypervisor's logs of it too. */
    REMOVE_LOGS(1 << 1);

    private final int bit;

    DestroyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
