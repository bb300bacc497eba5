package io.vireo.driver.qemu;

import java.util.Optional;

/** Finds the emulator for a definition. */
@FunctionalInterface
interface Emulators {

    /**
     * The emulator that will run a domain.
     *
     * @param domainType the accelerator asked for: {@code qemu} or {@code kvm}
     * @param arch the guest's architecture
     * @param path the program that the definition names, empty when it leaves the choice
     * @throws io.vireo.VirtException when there is none, it cannot be run, or it lacks the accelerator
     */
    Machines find(String domainType, String arch, Optional<String> path);
}
