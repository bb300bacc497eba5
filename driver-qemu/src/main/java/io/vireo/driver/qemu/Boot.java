package io.vireo.driver.qemu;

import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * How a guest is to be started.
 *
 * @param definition the complete definition
 * @param owner the session that the guest must not outlive
 * @param image the state to go on from; empty to boot
 * @param reason the state that it is in afterwards
 * @param told what is told of that
 */
record Boot(
        Element definition,
        Optional<QemuSession> owner,
        Optional<SavedImage> image,
        StateReason reason,
        List<DomainLifecycle> told) {

    /** An ordinary start. */
    static Boot fresh(Element definition, boolean paused, Optional<QemuSession> owner) {
        return paused
                ? new Boot(
                        definition,
                        owner,
                        Optional.empty(),
                        StateReason.PAUSED_USER,
                        List.of(DomainLifecycle.STARTED_BOOTED, DomainLifecycle.SUSPENDED_PAUSED))
                : new Boot(
                        definition,
                        owner,
                        Optional.empty(),
                        StateReason.RUNNING_BOOTED,
                        // In this order, because clients of libvirt know it so.
                        List.of(DomainLifecycle.RESUMED_UNPAUSED, DomainLifecycle.STARTED_BOOTED));
    }

    /** A start that goes on from a saved state. */
    static Boot restored(Element definition, SavedImage image, boolean paused, Optional<QemuSession> owner) {
        return new Boot(
                definition,
                owner,
                Optional.of(image),
                paused ? StateReason.PAUSED_USER : StateReason.RUNNING_RESTORED,
                List.of(
                        DomainLifecycle.STARTED_RESTORED,
                        paused ? DomainLifecycle.SUSPENDED_RESTORED : DomainLifecycle.RESUMED_FROM_SNAPSHOT));
    }

    /** A start that takes its state from another host, and belongs to the connection until it has. */
    static Boot arriving(Element definition, QemuSession owner) {
        return new Boot(
                definition,
                Optional.of(owner),
                Optional.empty(),
                StateReason.PAUSED_MIGRATION,
                List.of(DomainLifecycle.STARTED_MIGRATED));
    }

    boolean isArriving() {
        return reason == StateReason.PAUSED_MIGRATION;
    }

    /** Whether QEMU is to wait for a state instead of booting. */
    boolean waits() {
        return isArriving() || image.isPresent();
    }

    GuestRecord.Phase phase() {
        return isArriving() ? GuestRecord.Phase.ARRIVING : GuestRecord.Phase.RUNNING;
    }

    boolean paused() {
        return reason == StateReason.PAUSED_USER || isArriving();
    }
}
