package io.vireo;

/** How a connection is opened ({@code virConnectFlags}). */
public enum OpenFlag implements Flag {
    /** Only calls that read are allowed. */
    READ_ONLY(1),
    /** The URI is taken as it is, without looking for an alias. */
    NO_ALIASES(2);

    private final int bit;

    OpenFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
