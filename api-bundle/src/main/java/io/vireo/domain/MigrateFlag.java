package io.vireo.domain;

import io.vireo.Flag;

/** How to migrate ({@code virDomainMigrateFlags}). */
public enum MigrateFlag implements Flag {

    /** Lets the guest run meanwhile. */
    LIVE(1 << 0),
    /** The source talks to the destination itself. */
    PEER2PEER(1 << 1),
    /** Sends the data through the connection of the platforms. */
    TUNNELLED(1 << 2),
    /** Keeps the definition at the destination. */
    PERSIST_DEST(1 << 3),
    /** Forgets the definition at the source. */
    UNDEFINE_SOURCE(1 << 4),
    /** Leaves it paused at the destination. */
    PAUSED(1 << 5),
    /** Copies disks that are not shared. */
    NON_SHARED_DISK(1 << 6),
    /** Copies the topmost layers of disks that are not shared. */
    NON_SHARED_INC(1 << 7),
    /** Refuses changes of the definition meanwhile. */
    CHANGE_PROTECTION(1 << 8),
    /** Does it although data may be lost. */
    UNSAFE(1 << 9),
    /** Migrates the definition of a domain that does not run. */
    OFFLINE(1 << 10),
    /** Compresses memory. */
    COMPRESSED(1 << 11),
    /** Gives up when a disk fails meanwhile. */
    ABORT_ON_ERROR(1 << 12),
    /** Slows the guest down until memory can follow. */
    AUTO_CONVERGE(1 << 13),
    /** Pins all memory for RDMA. */
    RDMA_PIN_ALL(1 << 14),
    /** May let memory follow after the switch. */
    POSTCOPY(1 << 15),
    /** Encrypts. */
    TLS(1 << 16),
    /** Uses several connections. */
    PARALLEL(1 << 17),
    /** Writes go to both disks, so that the copy surely catches up. */
    NON_SHARED_SYNCHRONOUS_WRITES(1 << 18),
    /** Goes on with a post-copy migration that failed. */
    POSTCOPY_RESUME(1 << 19),
    /** Sends memory without copying it first. */
    ZEROCOPY(1 << 20);

    private final int bit;

    MigrateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
