package io.vireo.domain;

import io.vireo.Flag;

/** What to ask the guest about ({@code virDomainGuestInfoTypes}). */
public enum GuestInfoKind implements Flag {

    /** Who is logged in. */
    USERS(1 << 0),
    /** Its operating system. */
    OS(1 << 1),
    /** Its time zone. */
    TIMEZONE(1 << 2),
    /** Its host name. */
    HOSTNAME(1 << 3),
    /** Its mounted file systems. */
    FILESYSTEM(1 << 4),
    /** Its disks. */
    DISKS(1 << 5),
    /** Its network interfaces. */
    INTERFACES(1 << 6);

    private final int bit;

    GuestInfoKind(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
