package io.vireo.protocol;

import static io.vireo.protocol.WithUnit.kib;
import static io.vireo.protocol.WithUnit.mibPerSecond;

import io.vireo.Facet;
import io.vireo.domain.Backup;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.BlockJobs;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.NetworkDevices;
import java.util.Set;

/** The rows of a domain's devices, disks and network devices. */
final class DeviceRows extends Rows {

    DeviceRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Devices.class, BlockDevices.class, BlockJobs.class, NetworkDevices.class, Backup.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 8 -> fixed(1, Set.of(DeviceFlag.LIVE)).row(Devices.class, Devices::attachDevice);
            case 13 -> fixed(1, Set.of(DeviceFlag.LIVE)).row(Devices.class, Devices::detachDevice);
            case 64 -> olderAs(BlockStatsForm::of).row(BlockDevices.class, BlockDevices::blockStats);
            case 65 -> urgent().row(NetworkDevices.class, NetworkDevices::interfaceStats);
            case 103 -> reserved().max(4194304).row(BlockDevices.class, BlockDevices::blockPeek);
            case 160 -> row(Devices.class, Devices::attachDevice);
            case 161 -> row(Devices.class, Devices::detachDevice);
            case 174 -> row(Devices.class, Devices::updateDevice);
            case 194 -> reserved().row(BlockDevices.class, BlockDevices::blockInfo);
            case 237 -> row(BlockJobs.class, BlockJobs::abortBlockJob);
            case 238 -> as(BlockJobForm::of).row(BlockJobs.class, BlockJobs::blockJobInfo);
            case 239 -> reserved().as(mibPerSecond(1, 1)).row(BlockJobs.class, BlockJobs::setBlockJobSpeed);
            case 240 -> reserved().as(mibPerSecond(1, 1 << 6)).row(BlockJobs.class, BlockJobs::blockPull);
            case 243 -> reserved().max(16).query().row(BlockDevices.class, BlockDevices::blockStats);
            case 251 -> as(kib(1, 1)).row(BlockDevices.class, BlockDevices::blockResize);
            case 252 -> max(32).row(BlockDevices.class, BlockDevices::setBlockIoTune);
            case 253 -> max(32).query().row(BlockDevices.class, BlockDevices::blockIoTune);
            case 256 -> max(16).row(NetworkDevices.class, NetworkDevices::setInterfaceParameters);
            case 257 -> max(16).query().row(NetworkDevices.class, NetworkDevices::interfaceParameters);
            case 263 -> reserved().max(256).cappedAndCounted().row(BlockDevices.class, BlockDevices::diskErrors);
            case 266 -> as(mibPerSecond(2, 1 << 6)).row(BlockJobs.class, BlockJobs::blockRebase);
            case 290 -> as(mibPerSecond(3, 1 << 4)).row(BlockJobs.class, BlockJobs::blockCommit);
            case 345 -> max(16).row(BlockJobs.class, BlockJobs::blockCopy);
            case 353 -> reserved().max(2048, 2048).row(NetworkDevices.class, NetworkDevices::interfaceAddresses);
            case 386 -> reserved().row(BlockDevices.class, BlockDevices::setBlockThreshold);
            case 392 -> row(Devices.class, Devices::detachDeviceByAlias);
            case 421 -> row(Backup.class, Backup::beginBackup);
            case 422 -> urgent().reserved().row(Backup.class, Backup::backupXml);
            case 443 -> row(Devices.class, Devices::associateFiles);
            case 451 -> max(32).row(BlockDevices.class, BlockDevices::setThrottleGroup);
            case 452 -> row(BlockDevices.class, BlockDevices::removeThrottleGroup);
            default -> Line.NONE;
        };
    }
}
