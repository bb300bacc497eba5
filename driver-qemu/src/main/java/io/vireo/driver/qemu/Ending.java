package io.vireo.driver.qemu;

import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;

/** Why a guest ended: the state that its domain is in then, what is told, and the word in its log. */
enum Ending {
    /** The guest switched itself off, or was asked to. */
    SHUTDOWN(StateReason.SHUTOFF_SHUTDOWN, DomainLifecycle.STOPPED_SHUTDOWN),
    /** Somebody ended it by force. */
    DESTROYED(StateReason.SHUTOFF_DESTROYED, DomainLifecycle.SHUTDOWN_HOST, DomainLifecycle.STOPPED_DESTROYED),
    /** QEMU died, or the guest panicked. */
    CRASHED(StateReason.SHUTOFF_CRASHED, DomainLifecycle.STOPPED_CRASHED),
    /** Its state was saved to a file. */
    SAVED(StateReason.SHUTOFF_SAVED, DomainLifecycle.STOPPED_SAVED),
    /** It runs on another host. */
    MIGRATED(StateReason.SHUTOFF_MIGRATED, DomainLifecycle.STOPPED_MIGRATED),
    /** QEMU died without a word, or could not go on after an operation failed half-way. */
    FAILED(StateReason.SHUTOFF_CRASHED, DomainLifecycle.STOPPED_FAILED),
    /** A snapshot was reverted to that was taken of the stopped domain. */
    FROM_SNAPSHOT(StateReason.SHUTOFF_FROM_SNAPSHOT, DomainLifecycle.STOPPED_FROM_SNAPSHOT);

    private final StateReason reason;
    private final DomainLifecycle[] told;

    Ending(StateReason reason, DomainLifecycle... told) {
        this.reason = reason;
        this.told = told;
    }

    StateReason reason() {
        return reason;
    }

    DomainLifecycle[] told() {
        return told.clone();
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
