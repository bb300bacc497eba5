package io.vireo.driver.test;

import io.vireo.domain.DomainRef;
import io.vireo.spi.Parts;
import java.util.List;

/** What the driver offers: its classes, one for each group of operations. */
final class TestParts {

    static final List<Parts<?>> ALL = List.of(
            connect(),
            Parts.later(DomainRef.class, TestDomain.class, TestParts::domain),
            Parts.of(TestSnapshot.class).with(TestSnapshotControl.class, TestSnapshotControl::new),
            Parts.of(TestCheckpoint.class).with(TestCheckpointControl.class, TestCheckpointControl::new),
            Parts.of(TestNetwork.class).with(TestNetworkControl.class, TestNetworkControl::new),
            Parts.of(TestPool.class)
                    .with(TestPoolControl.class, TestPoolControl::new)
                    .with(TestVols.class, TestVols::new),
            Parts.of(TestVol.class).with(TestVolControl.class, TestVolControl::new),
            Parts.of(TestInterface.class).with(TestInterfaceControl.class, TestInterfaceControl::new),
            Parts.of(TestDevice.class).with(TestDeviceControl.class, TestDeviceControl::new));

    private TestParts() {}

    private static Parts<TestConnect> connect() {
        return Parts.of(TestConnect.class)
                .with(TestHost.class, TestHost::new)
                .with(TestHostCpu.class, TestHostCpu::new)
                .with(TestHostMemory.class, TestHostMemory::new)
                .with(TestDomains.class, TestDomains::new)
                .with(TestSavedImages.class, TestSavedImages::new)
                .with(TestNetworks.class, TestNetworks::new)
                .with(TestPools.class, TestPools::new)
                .with(TestInterfaces.class, TestInterfaces::new)
                .with(TestDevices.class, TestDevices::new);
    }

    private static Parts<TestDomain> domain() {
        return Parts.of(TestDomain.class)
                .with(TestInspect.class, TestInspect::new)
                .with(TestLifecycle.class, TestLifecycle::new)
                .with(TestDefinition.class, TestDefinition::new)
                .with(TestMemory.class, TestMemory::new)
                .with(TestVcpus.class, TestVcpus::new)
                .with(TestMetadata.class, TestMetadata::new)
                .with(TestSaves.class, TestSaves::new)
                .with(TestSnapshots.class, TestSnapshots::new)
                .with(TestCheckpoints.class, TestCheckpoints::new)
                .with(TestBlockDevices.class, TestBlockDevices::new)
                .with(TestNetworkDevices.class, TestNetworkDevices::new)
                .with(TestTuning.class, TestTuning::new)
                .with(TestIoThreads.class, TestIoThreads::new)
                .with(TestConsole.class, TestConsole::new)
                .with(TestGuestAgent.class, TestGuestAgent::new)
                .with(TestSecurity.class, TestSecurity::new);
    }
}
