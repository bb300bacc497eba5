package io.vireo.driver.nwfilter;

/** The way of a frame, seen from the guest. */
enum Direction implements Word {
    IN,
    OUT,
    INOUT;

    boolean has(Direction way) {
        return this == INOUT || this == way;
    }
}
