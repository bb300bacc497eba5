package io.vireo.event;

import io.vireo.CodePair;

/** What happened to a domain, and why ({@code virDomainEventType}). */
public enum DomainLifecycle implements CodePair {
    /** Newly defined. */
    DEFINED_ADDED(0, 0),
    /** Its definition changed. */
    DEFINED_UPDATED(0, 1),
    /** It got another name. */
    DEFINED_RENAMED(0, 2),
    /** Its definition came from a snapshot. */
    DEFINED_FROM_SNAPSHOT(0, 3),
    /** Defined, for a reason that this version does not know. */
    DEFINED(0, -1),
    /** Its definition is gone. */
    UNDEFINED_REMOVED(1, 0),
    /** It left its old name. */
    UNDEFINED_RENAMED(1, 1),
    /** Undefined, for a reason that this version does not know. */
    UNDEFINED(1, -1),
    /** Booted. */
    STARTED_BOOTED(2, 0),
    /** Came by migration. */
    STARTED_MIGRATED(2, 1),
    /** Restored from a file. */
    STARTED_RESTORED(2, 2),
    /** Restored from a snapshot. */
    STARTED_FROM_SNAPSHOT(2, 3),
    /** Woken up. */
    STARTED_WAKEUP(2, 4),
    /** Started, for a reason that this version does not know. */
    STARTED(2, -1),
    /** Paused by a user. */
    SUSPENDED_PAUSED(3, 0),
    /** Paused to migrate. */
    SUSPENDED_MIGRATED(3, 1),
    /** Paused because a disk failed. */
    SUSPENDED_IOERROR(3, 2),
    /** Paused by its watchdog. */
    SUSPENDED_WATCHDOG(3, 3),
    /** Restored paused. */
    SUSPENDED_RESTORED(3, 4),
    /** Restored paused from a snapshot. */
    SUSPENDED_FROM_SNAPSHOT(3, 5),
    /** Paused after a failed operation. */
    SUSPENDED_API_ERROR(3, 6),
    /** Paused while its memory follows after migration. */
    SUSPENDED_POSTCOPY(3, 7),
    /** Paused because its memory did not follow. */
    SUSPENDED_POSTCOPY_FAILED(3, 8),
    /** Paused, for a reason that this version does not know. */
    SUSPENDED(3, -1),
    /** Resumed by a user. */
    RESUMED_UNPAUSED(4, 0),
    /** Resumed after migration. */
    RESUMED_MIGRATED(4, 1),
    /** Resumed from a snapshot. */
    RESUMED_FROM_SNAPSHOT(4, 2),
    /** Resumed while its memory follows after migration. */
    RESUMED_POSTCOPY(4, 3),
    /** Resumed although its memory did not follow. */
    RESUMED_POSTCOPY_FAILED(4, 4),
    /** Resumed, for a reason that this version does not know. */
    RESUMED(4, -1),
    /** The guest shut down. */
    STOPPED_SHUTDOWN(5, 0),
    /** Ended by a user. */
    STOPPED_DESTROYED(5, 1),
    /** The guest crashed. */
    STOPPED_CRASHED(5, 2),
    /** Gone by migration. */
    STOPPED_MIGRATED(5, 3),
    /** Saved to a file. */
    STOPPED_SAVED(5, 4),
    /** The hypervisor failed. */
    STOPPED_FAILED(5, 5),
    /** Ended to restore a snapshot. */
    STOPPED_FROM_SNAPSHOT(5, 6),
    /** Stopped, for a reason that this version does not know. */
    STOPPED(5, -1),
    /** The guest shut down; the hypervisor still runs. */
    SHUTDOWN_FINISHED(6, 0),
    /** The guest shut down by itself. */
    SHUTDOWN_GUEST(6, 1),
    /** The host asked for it. */
    SHUTDOWN_HOST(6, 2),
    /** Shut down, for a reason that this version does not know. */
    SHUTDOWN(6, -1),
    /** Suspended itself to memory. */
    PMSUSPENDED_MEMORY(7, 0),
    /** Suspended itself to its disk. */
    PMSUSPENDED_DISK(7, 1),
    /** Suspended itself, in a way that this version does not know. */
    PMSUSPENDED(7, -1),
    /** The guest panicked. */
    CRASHED_PANICKED(8, 0),
    /** The guest panicked and loaded its crash kernel. */
    CRASHED_CRASHLOADED(8, 1),
    /** Crashed, in a way that this version does not know. */
    CRASHED(8, -1),
    /** Something that this version does not know. */
    UNKNOWN(-1, UNKNOWN_SECOND);

    private final int first;
    private final int second;

    DomainLifecycle(int first, int second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int first() {
        return first;
    }

    @Override
    public int second() {
        return second;
    }
}
