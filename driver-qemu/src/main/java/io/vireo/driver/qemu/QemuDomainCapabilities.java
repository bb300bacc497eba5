package io.vireo.driver.qemu;

import io.vireo.domain.DomainCapabilities;
import java.util.Optional;

/** Tells what a domain can have. */
final class QemuDomainCapabilities implements DomainCapabilities {
    private final GuestCapabilities capabilities;

    QemuDomainCapabilities(QemuEmulators emulators) {
        this.capabilities = new GuestCapabilities(emulators);
    }

    @Override
    public String domainCapabilities(
            Optional<String> emulator, Optional<String> arch, Optional<String> machine, Optional<String> type) {
        return capabilities.xml(emulator, arch, machine, type) + "\n";
    }
}
