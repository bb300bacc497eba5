package io.vireo.domain;

import io.vireo.Code;

/** What a statistic of memory is about; amounts are in KiB unless said otherwise ({@code virDomainMemoryStatTags}). */
public enum MemoryStatTag implements Code {

    /** How much was read from swap. */
    SWAP_IN(0),
    /** How much was written to swap. */
    SWAP_OUT(1),
    /** How many page faults needed the disk. */
    MAJOR_FAULT(2),
    /** How many did not. */
    MINOR_FAULT(3),
    /** How much nobody uses. */
    UNUSED(4),
    /** How much the guest sees. */
    AVAILABLE(5),
    /** How much the balloon leaves to the guest. */
    ACTUAL_BALLOON(6),
    /** How much of the host's memory the hypervisor's process holds. */
    RSS(7),
    /** How much can be had without swapping. */
    USABLE(8),
    /** When the guest told last, in seconds since 1970. */
    LAST_UPDATE(9),
    /** How much could be had by dropping caches. */
    DISK_CACHES(10),
    /** How many huge pages were got. */
    HUGETLB_PGALLOC(11),
    /** How many huge pages could not be got. */
    HUGETLB_PGFAIL(12),
    /** A number that this version does not know. */
    UNKNOWN(-1);

    private final int code;

    MemoryStatTag(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
