package io.vireo.secret;

import io.vireo.Flag;

/**
 * Which secrets are listed ({@code virConnectListAllSecretsFlags}).
 *
 * <p>Flags of one pair ask for one side of it; both or none of a pair ask for both.
 */
public enum SecretListFlag implements Flag {
    /** Those that are kept in memory only. */
    EPHEMERAL(1),
    /** Those that are stored. */
    NO_EPHEMERAL(1 << 1),
    /** Those whose value nobody can read. */
    PRIVATE(1 << 2),
    /** Those whose value can be read. */
    NO_PRIVATE(1 << 3);

    private final int bit;

    SecretListFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
