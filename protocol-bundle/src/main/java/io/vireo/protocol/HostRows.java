package io.vireo.protocol;

import io.vireo.Facet;
import io.vireo.domain.DomainCapabilities;
import io.vireo.domain.NativeConfig;
import io.vireo.host.HostCpu;
import io.vireo.host.HostInfo;
import io.vireo.host.HostMemory;
import io.vireo.host.HostPower;
import io.vireo.host.HostSecurity;
import java.util.Set;

/** The rows of the host, and what a driver can do in general. */
final class HostRows extends Rows {

    HostRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(
                HostInfo.class,
                HostCpu.class,
                HostMemory.class,
                HostPower.class,
                HostSecurity.class,
                DomainCapabilities.class,
                NativeConfig.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 3 -> urgent().row(HostInfo.class, HostInfo::hypervisorType);
            case 4 -> urgent().row(HostInfo.class, HostInfo::hypervisorVersion);
            case 5 -> urgent().row(HostInfo.class, HostInfo::maxVcpus);
            case 6 -> urgent().row(HostInfo.class, HostInfo::nodeInfo);
            case 7 -> row(HostInfo.class, HostInfo::capabilities);
            case 59 -> urgent().row(HostInfo.class, HostInfo::hostname);
            case 101 -> urgent().max(1024).capped().row(HostMemory.class, HostMemory::cellsFreeMemory);
            case 102 -> urgent().row(HostMemory.class, HostMemory::freeMemory);
            case 122 -> urgent().row(HostSecurity.class, HostSecurity::securityModel);
            case 135 -> reserved().row(NativeConfig.class, NativeConfig::domainXmlFromNative);
            case 136 -> reserved().row(NativeConfig.class, NativeConfig::domainXmlToNative);
            case 149 -> urgent().row(HostInfo.class, HostInfo::isSecure);
            case 157 -> urgent().row(HostInfo.class, HostInfo::libraryVersion);
            case 158 -> urgent().row(HostCpu.class, HostCpu::compareCpu);
            case 162 -> max(256).row(HostCpu.class, HostCpu::baselineCpu);
            case 203 -> urgent().reserved().row(HostInfo.class, HostInfo::sysinfo);
            case 227 -> urgent().reserved().max(16).counters(false).row(HostCpu.class, HostCpu::cpuStats);
            case 228 -> urgent().reserved().max(16).counters(true).row(HostMemory.class, HostMemory::memoryStats);
            case 250 -> reserved().row(HostPower.class, HostPower::suspendHost);
            case 288 -> reserved().max(64).row(HostMemory.class, HostMemory::setMemoryParameters);
            case 289 -> reserved().max(64).query().row(HostMemory.class, HostMemory::memoryParameters);
            case 293 -> as(CpuMapForm::of).row(HostCpu.class, HostCpu::cpuMap);
            case 312 -> reserved().max(8192).listing().row(HostCpu.class, HostCpu::cpuModelNames);
            case 340 -> urgent().as(FreePagesForm::of).row(HostMemory.class, HostMemory::freePages);
            case 342 -> reserved().row(DomainCapabilities.class, DomainCapabilities::domainCapabilities);
            case 347 -> as(AllocPagesForm::of).row(HostMemory.class, HostMemory::allocPages);
            case 393 -> row(HostCpu.class, HostCpu::compareHypervisorCpu);
            case 394 -> max(256).row(HostCpu.class, HostCpu::baselineHypervisorCpu);
            case 395 -> reserved().max(64).query().row(HostSecurity.class, HostSecurity::sevInfo);
            default -> Line.NONE;
        };
    }
}
