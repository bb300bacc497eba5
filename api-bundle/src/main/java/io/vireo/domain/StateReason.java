package io.vireo.domain;

import io.vireo.CodePair;

/** What a domain does, and why ({@code virDomainState} with the reasons of each). */
public enum StateReason implements CodePair {

    /** Nobody knows its state. */
    NO_STATE_UNKNOWN(DomainState.NO_STATE, 0),
    /** Nobody knows its state, for a reason that this version does not know. */
    NO_STATE(DomainState.NO_STATE, UNKNOWN_SECOND),
    /** It runs; nobody said why. */
    RUNNING_UNKNOWN(DomainState.RUNNING, 0),
    /** It was booted. */
    RUNNING_BOOTED(DomainState.RUNNING, 1),
    /** It came by migration. */
    RUNNING_MIGRATED(DomainState.RUNNING, 2),
    /** It was restored from a file. */
    RUNNING_RESTORED(DomainState.RUNNING, 3),
    /** It was reverted to a snapshot. */
    RUNNING_FROM_SNAPSHOT(DomainState.RUNNING, 4),
    /** It was resumed. */
    RUNNING_UNPAUSED(DomainState.RUNNING, 5),
    /** It stayed because its migration was cancelled. */
    RUNNING_MIGRATION_CANCELED(DomainState.RUNNING, 6),
    /** It runs on because saving was cancelled. */
    RUNNING_SAVE_CANCELED(DomainState.RUNNING, 7),
    /** It woke up. */
    RUNNING_WAKEUP(DomainState.RUNNING, 8),
    /** It crashed and was started again. */
    RUNNING_CRASHED(DomainState.RUNNING, 9),
    /** It runs while its memory follows. */
    RUNNING_POSTCOPY(DomainState.RUNNING, 10),
    /** It runs, but its memory does not follow. */
    RUNNING_POSTCOPY_FAILED(DomainState.RUNNING, 11),
    /** It runs, for a reason that this version does not know. */
    RUNNING(DomainState.RUNNING, UNKNOWN_SECOND),
    /** It waits for a resource. */
    BLOCKED_UNKNOWN(DomainState.BLOCKED, 0),
    /** It waits for a resource, for a reason that this version does not know. */
    BLOCKED(DomainState.BLOCKED, UNKNOWN_SECOND),
    /** It is paused; nobody said why. */
    PAUSED_UNKNOWN(DomainState.PAUSED, 0),
    /** A user paused it. */
    PAUSED_USER(DomainState.PAUSED, 1),
    /** It migrates while paused. */
    PAUSED_MIGRATION(DomainState.PAUSED, 2),
    /** It is being saved. */
    PAUSED_SAVE(DomainState.PAUSED, 3),
    /** Its memory is being dumped. */
    PAUSED_DUMP(DomainState.PAUSED, 4),
    /** A disk failed. */
    PAUSED_IOERROR(DomainState.PAUSED, 5),
    /** Its watchdog expired. */
    PAUSED_WATCHDOG(DomainState.PAUSED, 6),
    /** It was reverted to a snapshot, paused. */
    PAUSED_FROM_SNAPSHOT(DomainState.PAUSED, 7),
    /** It is shutting down. */
    PAUSED_SHUTTING_DOWN(DomainState.PAUSED, 8),
    /** A snapshot is being created. */
    PAUSED_SNAPSHOT(DomainState.PAUSED, 9),
    /** It crashed and was kept. */
    PAUSED_CRASHED(DomainState.PAUSED, 10),
    /** It is being started. */
    PAUSED_STARTING_UP(DomainState.PAUSED, 11),
    /** It left, and its memory follows. */
    PAUSED_POSTCOPY(DomainState.PAUSED, 12),
    /** It left, but its memory does not follow. */
    PAUSED_POSTCOPY_FAILED(DomainState.PAUSED, 13),
    /** It is paused, for a reason that this version does not know. */
    PAUSED(DomainState.PAUSED, UNKNOWN_SECOND),
    /** It is shutting down; nobody said why. */
    SHUTDOWN_UNKNOWN(DomainState.SHUTDOWN, 0),
    /** It is shutting down because a user asked for it. */
    SHUTDOWN_USER(DomainState.SHUTDOWN, 1),
    /** It is shutting down, for a reason that this version does not know. */
    SHUTDOWN(DomainState.SHUTDOWN, UNKNOWN_SECOND),
    /** It is off; nobody said why. */
    SHUTOFF_UNKNOWN(DomainState.SHUTOFF, 0),
    /** It shut down. */
    SHUTOFF_SHUTDOWN(DomainState.SHUTOFF, 1),
    /** It was destroyed. */
    SHUTOFF_DESTROYED(DomainState.SHUTOFF, 2),
    /** It crashed. */
    SHUTOFF_CRASHED(DomainState.SHUTOFF, 3),
    /** It went by migration. */
    SHUTOFF_MIGRATED(DomainState.SHUTOFF, 4),
    /** It was saved to a file. */
    SHUTOFF_SAVED(DomainState.SHUTOFF, 5),
    /** It could not be started. */
    SHUTOFF_FAILED(DomainState.SHUTOFF, 6),
    /** It was reverted to a snapshot, off. */
    SHUTOFF_FROM_SNAPSHOT(DomainState.SHUTOFF, 7),
    /** The platform stopped it because it could not be connected to again. */
    SHUTOFF_DAEMON(DomainState.SHUTOFF, 8),
    /** It is off, for a reason that this version does not know. */
    SHUTOFF(DomainState.SHUTOFF, UNKNOWN_SECOND),
    /** It crashed; nobody said why. */
    CRASHED_UNKNOWN(DomainState.CRASHED, 0),
    /** Its kernel panicked. */
    CRASHED_PANICKED(DomainState.CRASHED, 1),
    /** It crashed, for a reason that this version does not know. */
    CRASHED(DomainState.CRASHED, UNKNOWN_SECOND),
    /** The guest suspended itself. */
    PM_SUSPENDED_UNKNOWN(DomainState.PM_SUSPENDED, 0),
    /** The guest suspended itself, for a reason that this version does not know. */
    PM_SUSPENDED(DomainState.PM_SUSPENDED, UNKNOWN_SECOND),
    /** A state that this version does not know. */
    UNKNOWN(DomainState.UNKNOWN, UNKNOWN_SECOND);

    private final DomainState state;
    private final int reason;

    StateReason(DomainState state, int reason) {
        this.state = state;
        this.reason = reason;
    }

    /**
     * Returns what the domain does, without the reason.
     *
     * @return the state
     */
    public DomainState state() {
        return state;
    }

    @Override
    public int first() {
        return state.code();
    }

    @Override
    public int second() {
        return reason;
    }
}
