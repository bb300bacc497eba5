package io.vireo.event;

import io.vireo.Bytes;
import io.vireo.Kib;
import io.vireo.TypedParameters;
import io.vireo.domain.BlockJobKind;
import io.vireo.domain.DomainRef;
import io.vireo.domain.MetadataKind;
import java.util.List;
import java.util.Optional;

/** What can happen to a domain ({@code virDomainEventID}); each record carries what libvirt sends. */
public sealed interface DomainEvent extends VirtEvent {

    /**
     * Returns which object it happened to.
     *
     * @return the object
     */
    DomainRef domain();

    @Override
    default DomainRef subject() {
        return domain();
    }

    /**
     * It was defined, undefined, started, suspended, resumed, stopped or crashed, and why.
     *
     * @param domain which object
     * @param detail what happened and why
     */
    @EventId(0)
    record Lifecycle(DomainRef domain, DomainLifecycle detail) implements DomainEvent {}

    /**
     * The guest rebooted.
     *
     * @param domain which object
     */
    @EventId(1)
    record Reboot(DomainRef domain) implements DomainEvent {}

    /**
     * The guest set its clock.
     *
     * @param domain which object
     * @param offset by how many seconds it differs from its base now
     */
    @EventId(2)
    record RtcChange(DomainRef domain, long offset) implements DomainEvent {}

    /**
     * The guest's watchdog expired.
     *
     * @param domain which object
     * @param action what was done
     */
    @EventId(3)
    record Watchdog(DomainRef domain, WatchdogAction action) implements DomainEvent {}

    /**
     * A disk failed.
     *
     * @param domain which object
     * @param srcPath where the disk is kept
     * @param devAlias the alias of the device
     * @param action what was done
     */
    @EventId(4)
    record IoError(DomainRef domain, String srcPath, String devAlias, IoErrorAction action) implements DomainEvent {}

    /**
     * A viewer came or went.
     *
     * @param domain which object
     * @param phase which
     * @param local the server's end
     * @param remote the viewer's end
     * @param authScheme how the viewer proved who it is
     * @param identities who it is
     */
    @EventId(5)
    record Graphics(
            DomainRef domain,
            GraphicsPhase phase,
            GraphicsAddress local,
            GraphicsAddress remote,
            String authScheme,
            List<GraphicsIdentity> identities)
            implements DomainEvent {}

    /**
     * A disk failed, and why.
     *
     * @param domain which object
     * @param srcPath where the disk is kept
     * @param devAlias the alias of the device
     * @param action what was done
     * @param reason a word such as {@code enospc}, or nothing
     */
    @EventId(6)
    record IoErrorReason(DomainRef domain, String srcPath, String devAlias, IoErrorAction action, String reason)
            implements DomainEvent {}

    /**
     * The platform can no longer control the hypervisor.
     *
     * @param domain which object
     */
    @EventId(7)
    record ControlError(DomainRef domain) implements DomainEvent {}

    /**
     * A block job's state changed, told by the path of the disk.
     *
     * @param domain which object
     * @param path where the disk is kept
     * @param kind what the job does
     * @param status how it stands
     */
    @EventId(8)
    record BlockJob(DomainRef domain, String path, BlockJobKind kind, BlockJobStatus status) implements DomainEvent {}

    /**
     * A removable disk's medium changed.
     *
     * @param domain which object
     * @param oldSrcPath where it was kept
     * @param newSrcPath where it is kept now
     * @param devAlias the alias of the device
     * @param reason why
     */
    @EventId(9)
    record DiskChange(
            DomainRef domain,
            Optional<String> oldSrcPath,
            Optional<String> newSrcPath,
            String devAlias,
            DiskChangeReason reason)
            implements DomainEvent {}

    /**
     * A tray opened or closed.
     *
     * @param domain which object
     * @param devAlias the alias of the device
     * @param reason which
     */
    @EventId(10)
    record TrayChange(DomainRef domain, String devAlias, TrayChangeReason reason) implements DomainEvent {}

    /**
     * The guest woke up.
     *
     * @param domain which object
     * @param reason 0, no other value is used
     */
    @EventId(11)
    record PmWakeup(DomainRef domain, int reason) implements DomainEvent {}

    /**
     * The guest suspended itself to memory.
     *
     * @param domain which object
     * @param reason 0, no other value is used
     */
    @EventId(12)
    record PmSuspend(DomainRef domain, int reason) implements DomainEvent {}

    /**
     * The guest gave memory back or took it.
     *
     * @param domain which object
     * @param actual how much it has now
     */
    @EventId(13)
    record BalloonChange(DomainRef domain, @Kib Bytes actual) implements DomainEvent {}

    /**
     * The guest suspended itself to its disk.
     *
     * @param domain which object
     * @param reason 0, no other value is used
     */
    @EventId(14)
    record PmSuspendDisk(DomainRef domain, int reason) implements DomainEvent {}

    /**
     * A device is gone.
     *
     * @param domain which object
     * @param devAlias the alias of the device
     */
    @EventId(15)
    record DeviceRemoved(DomainRef domain, String devAlias) implements DomainEvent {}

    /**
     * A block job's state changed, told by the target name of the disk.
     *
     * @param domain which object
     * @param target the disk, such as {@code vda}
     * @param kind what the job does
     * @param status how it stands
     */
    @EventId(16)
    record BlockJob2(DomainRef domain, String target, BlockJobKind kind, BlockJobStatus status)
            implements DomainEvent {}

    /**
     * Tunables changed.
     *
     * @param domain which object
     * @param parameters the new values, by name
     */
    @EventId(17)
    record Tunable(DomainRef domain, TypedParameters parameters) implements DomainEvent {}

    /**
     * The guest agent came or went.
     *
     * @param domain which object
     * @param state which
     * @param reason why
     */
    @EventId(18)
    record AgentLifecycle(DomainRef domain, AgentState state, AgentReason reason) implements DomainEvent {}

    /**
     * A device was added.
     *
     * @param domain which object
     * @param devAlias the alias of the device
     */
    @EventId(19)
    record DeviceAdded(DomainRef domain, String devAlias) implements DomainEvent {}

    /**
     * A migration began to send memory once more.
     *
     * @param domain which object
     * @param iteration for which time
     */
    @EventId(20)
    record MigrationIteration(DomainRef domain, int iteration) implements DomainEvent {}

    /**
     * A long operation ended.
     *
     * @param domain which object
     * @param parameters its statistics, by name
     */
    @EventId(21)
    record JobCompleted(DomainRef domain, TypedParameters parameters) implements DomainEvent {}

    /**
     * The guest refused to let a device go.
     *
     * @param domain which object
     * @param devAlias the alias of the device
     */
    @EventId(22)
    record DeviceRemovalFailed(DomainRef domain, String devAlias) implements DomainEvent {}

    /**
     * Title, description or metadata changed.
     *
     * @param domain which object
     * @param kind which
     * @param uri the namespace of metadata
     */
    @EventId(23)
    record MetadataChange(DomainRef domain, MetadataKind kind, Optional<String> uri) implements DomainEvent {}

    /**
     * A disk was written beyond a threshold that was set.
     *
     * @param domain which object
     * @param device the disk, or a layer of it
     * @param path where it is kept
     * @param threshold the threshold, in bytes
     * @param excess how far beyond it, in bytes
     */
    @EventId(24)
    record BlockThreshold(DomainRef domain, String device, Optional<String> path, long threshold, long excess)
            implements DomainEvent {}

    /**
     * A piece of the host's memory failed.
     *
     * @param domain which object
     * @param recipient who was hit
     * @param action what was done
     * @param flags 1 when an action is required, 2 when it came again
     */
    @EventId(25)
    record MemoryFailure(DomainRef domain, MemoryFailureRecipient recipient, MemoryFailureAction action, int flags)
            implements DomainEvent {}

    /**
     * A memory device grew or shrank.
     *
     * @param domain which object
     * @param devAlias the alias of the device
     * @param size its size now
     */
    @EventId(26)
    record MemoryDeviceSizeChange(
            DomainRef domain, String devAlias, @Kib Bytes size) implements DomainEvent {}

    /**
     * The guest changed the MAC address of a network device.
     *
     * @param domain which object
     * @param devAlias the alias of the device
     * @param oldMac the address before
     * @param newMac the address now
     */
    @EventId(27)
    record NicMacChange(DomainRef domain, String devAlias, String oldMac, String newMac) implements DomainEvent {}
}
