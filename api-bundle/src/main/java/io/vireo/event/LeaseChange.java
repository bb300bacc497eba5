package io.vireo.event;

/** What happened to an address that a network lends. */
public enum LeaseChange {
    /** Somebody has it now. */
    LENT,
    /** Whoever has it keeps it for longer. */
    RENEWED,
    /** It is free again: given back, or its time is over. */
    ENDED
}
