package io.vireo.driver.qemu;

/**
 * How a monitor ended.
 *
 * @param cause who ended it
 * @param shutdownSeen whether a SHUTDOWN event came before: then QEMU left in order, without it QEMU or its connection died
 * @param reason what was seen, for people
 */
record QmpEnd(Cause cause, boolean shutdownSeen, String reason) {
    /** Who ended a monitor. */
    enum Cause {
        /** We did. */
        CLOSED,
        /** QEMU left or died. */
        PEER_GONE,
        /** The other side does not speak QMP as it should, so we gave it up; QEMU may still run. */
        BROKEN_PROTOCOL
    }
}
