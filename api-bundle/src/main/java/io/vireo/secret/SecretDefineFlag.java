package io.vireo.secret;

import io.vireo.Flag;

/** How a secret is defined ({@code virSecretDefineFlags}). */
public enum SecretDefineFlag implements Flag {
    /** Check the document strictly: what the format does not know is refused. */
    VALIDATE(1);

    private final int bit;

    SecretDefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
