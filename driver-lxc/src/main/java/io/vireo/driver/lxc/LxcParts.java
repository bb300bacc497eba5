package io.vireo.driver.lxc;

import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.guest.DomainMetadata;
import io.vireo.driver.kit.host.HostFiles;
import io.vireo.driver.kit.host.KernelMemory;
import io.vireo.driver.kit.host.KernelPower;
import io.vireo.spi.Parts;

/** What the driver offers, one file a part. */
final class LxcParts {

    /** On a connection. */
    static final Parts<LxcSession> OF_CONNECT = Parts.of(LxcSession.class)
            .with(LxcDomains.class, LxcDomains::new)
            .with(LxcHostInfo.class, session -> new LxcHostInfo(session.host().tools()))
            .with(LxcNative.class, session -> new LxcNative())
            .with(LxcHostProcessors.class, session -> new LxcHostProcessors())
            .with(KernelMemory.class, session -> new KernelMemory(HostFiles.REAL))
            .with(KernelPower.class, session -> new KernelPower(HostFiles.REAL))
            .with(LxcHostSecurity.class, session -> new LxcHostSecurity());

    /** On a domain. */
    static final Parts<OpenDomain> OF_DOMAIN = Parts.later(DomainRef.class, OpenDomain.class, LxcParts::ofDomain);

    private LxcParts() {}

    private static Parts<OpenDomain> ofDomain() {
        return Parts.of(OpenDomain.class)
                .with(LxcLifecycle.class, LxcLifecycle::new)
                .with(LxcDefinition.class, LxcDefinition::new)
                .with(LxcInspect.class, LxcInspect::new)
                .with(LxcConsole.class, LxcConsole::new)
                .with(LxcMemory.class, LxcMemory::new)
                .with(LxcVcpus.class, LxcVcpus::new)
                .with(LxcTuning.class, LxcTuning::new)
                .with(LxcBlockDevices.class, LxcBlockDevices::new)
                .with(LxcNetworkDevices.class, LxcNetworkDevices::new)
                .with(LxcDevices.class, LxcDevices::new)
                .with(LxcSecurity.class, LxcSecurity::new)
                .with(DomainMetadata.class, open -> new DomainMetadata(open.domain()))
                .with(LxcManagedSave.class, LxcManagedSave::new)
                .with(OpenNamespaces.class, OpenNamespaces::new)
                .with(GuestPrograms.class, GuestPrograms::new);
    }
}
