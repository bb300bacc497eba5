package io.vireo.domain;

import io.vireo.Flag;

/** What to do with a user's keys; none means to replace them ({@code virDomainAuthorizedSSHKeysSetFlags}). */
public enum SshKeysFlag implements Flag {

    /** Adds them. */
    APPEND(1 << 0),
    /** Removes them. */
    REMOVE(1 << 1);

    private final int bit;

    SshKeysFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
