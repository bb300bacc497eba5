package io.vireo.driver.qemu;

import java.util.Optional;

/** What a definition needs to know of the emulator that will run it. */
interface Machines {

    /** The path of the emulator's program. */
    String emulator();

    /** The emulator's own name of a machine type, itself or the one behind an alias; empty when it has no such type. */
    Optional<String> canonical(String machine);

    /** The machine type of a definition that names none. */
    String standard();

    /** The CPU model of a guest that names none, under an accelerator: {@code qemu} or {@code kvm}. */
    String standardCpu(String domainType);
}
