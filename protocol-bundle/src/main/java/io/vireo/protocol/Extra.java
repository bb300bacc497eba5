package io.vireo.protocol;

import io.vireo.ErrorCode;
import io.vireo.VirtException;

/** A word among the arguments that says how much of the answer the client takes. */
enum Extra {
    /** No such word. */
    NONE(false),
    /** Whether the client wants the list, or only its length. */
    NEED_RESULTS(true),
    /** How many elements the client takes. */
    CAP(true),
    /** How many parameters the client takes. */
    PARAMETERS(true),
    /** How many counters the client takes. */
    COUNTERS(true),
    /** The same, before the other arguments. */
    COUNTERS_FIRST(true);

    private final boolean there;

    Extra(boolean there) {
        this.there = there;
    }

    boolean isThere() {
        return there;
    }

    /** Returns what a client sends at first. */
    int ask(int bound) {
        return switch (this) {
            case NEED_RESULTS -> 1;
            case CAP, PARAMETERS -> bound;
            default -> 0;
        };
    }

    /** Refuses a number that libvirt's server refuses too. */
    int checked(int number, int bound) {
        if (this != NEED_RESULTS && (number < 0 || number > bound)) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "the client takes " + Integer.toUnsignedString(number) + " values, at most " + bound
                            + " are allowed");
        }
        return number;
    }

    /** Says whether the last flags word may say that texts are welcome. */
    boolean hasTextFlag() {
        return this == PARAMETERS;
    }
}
