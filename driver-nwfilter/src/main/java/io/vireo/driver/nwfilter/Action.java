package io.vireo.driver.nwfilter;

/** What a rule does with a frame that it matches. */
enum Action implements Word {
    DROP,
    ACCEPT,
    /** As {@link #DROP}: the bridges of a kernel need not be able to answer. */
    REJECT,
    RETURN,
    CONTINUE
}
