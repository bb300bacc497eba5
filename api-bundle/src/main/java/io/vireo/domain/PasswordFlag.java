package io.vireo.domain;

import io.vireo.Flag;

/** What a password is ({@code virDomainSetUserPasswordFlags}). */
public enum PasswordFlag implements Flag {

    /** It is hashed already. */
    ENCRYPTED(1 << 0);

    private final int bit;

    PasswordFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
