package io.vireo.domain;

import io.vireo.Flag;

/** A kind of message about a domain ({@code virDomainMessageType}). */
public enum MessageKind implements Flag {

    /** It uses something that will go. */
    DEPRECATION(1 << 0),
    /** Something happened that makes it hard to support. */
    TAINTING(1 << 1);

    private final int bit;

    MessageKind(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
