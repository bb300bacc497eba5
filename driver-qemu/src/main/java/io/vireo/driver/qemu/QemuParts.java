package io.vireo.driver.qemu;

import io.vireo.domain.CheckpointRef;
import io.vireo.domain.DomainRef;
import io.vireo.domain.SnapshotRef;
import io.vireo.driver.kit.guest.DomainMetadata;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.KernelMemory;
import io.vireo.driver.kit.host.KernelPower;
import io.vireo.spi.Parts;

/** What the driver offers, one file a part. */
final class QemuParts {

    /** On a connection. */
    static final Parts<QemuSession> OF_CONNECT = Parts.of(QemuSession.class)
            .with(QemuDomains.class, QemuDomains::new)
            .with(QemuSavedImages.class, QemuSavedImages::new)
            .with(
                    QemuHostInfo.class,
                    session -> new QemuHostInfo(HostFiles.REAL, session.host().emulators()))
            .with(
                    QemuHostProcessors.class,
                    session -> new QemuHostProcessors(
                            HostFiles.REAL, session.host().emulators()))
            .with(KernelMemory.class, session -> new KernelMemory(HostFiles.REAL))
            .with(KernelPower.class, session -> new KernelPower(HostFiles.REAL))
            .with(
                    QemuDomainCapabilities.class,
                    session -> new QemuDomainCapabilities(session.host().emulators()))
            .with(QemuNativeConfig.class, QemuNativeConfig::new)
            .with(QemuMigrationTarget.class, QemuMigrationTarget::new)
            .with(QemuHostSecurity.class, session -> new QemuHostSecurity());

    /** On a domain. */
    static final Parts<OpenDomain> OF_DOMAIN = Parts.later(DomainRef.class, OpenDomain.class, QemuParts::ofDomain);

    /** On a snapshot. */
    static final Parts<OpenSnapshot> OF_SNAPSHOT =
            Parts.later(SnapshotRef.class, OpenSnapshot.class, QemuParts::ofSnapshot);

    /** On a checkpoint. */
    static final Parts<OpenCheckpoint> OF_CHECKPOINT =
            Parts.later(CheckpointRef.class, OpenCheckpoint.class, QemuParts::ofCheckpoint);

    private QemuParts() {}

    private static Parts<OpenDomain> ofDomain() {
        return Parts.of(OpenDomain.class)
                .with(QemuLifecycle.class, QemuLifecycle::new)
                .with(QemuDefinition.class, QemuDefinition::new)
                .with(QemuInspect.class, QemuInspect::new)
                .with(QemuDevices.class, QemuDevices::new)
                .with(QemuConsole.class, QemuConsole::new)
                .with(QemuManagedSave.class, QemuManagedSave::new)
                .with(QemuStateFiles.class, QemuStateFiles::new)
                .with(QemuJobs.class, QemuJobs::new)
                .with(QemuMemory.class, QemuMemory::new)
                .with(QemuVcpus.class, QemuVcpus::new)
                .with(QemuBlockDevices.class, QemuBlockDevices::new)
                .with(QemuBlockJobs.class, QemuBlockJobs::new)
                .with(QemuSnapshots.class, QemuSnapshots::new)
                .with(QemuCheckpoints.class, QemuCheckpoints::new)
                .with(QemuBackup.class, QemuBackup::new)
                .with(QemuMigration.class, QemuMigration::new)
                .with(QemuIoThreads.class, QemuIoThreads::new)
                .with(QemuTuning.class, QemuTuning::new)
                .with(QemuSecurity.class, QemuSecurity::new)
                .with(QemuNetworkDevices.class, QemuNetworkDevices::new)
                .with(DomainMetadata.class, open -> new DomainMetadata(open.domain()))
                .with(QemuGuestAgent.class, QemuGuestAgent::new)
                .with(QemuMonitorCommands.class, QemuMonitorCommands::new);
    }

    private static Parts<OpenSnapshot> ofSnapshot() {
        return Parts.of(OpenSnapshot.class).with(QemuSnapshotControl.class, QemuSnapshotControl::new);
    }

    private static Parts<OpenCheckpoint> ofCheckpoint() {
        return Parts.of(OpenCheckpoint.class).with(QemuCheckpointControl.class, QemuCheckpointControl::new);
    }
}
