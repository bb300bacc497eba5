package io.vireo.driver.qemu;

import java.util.Optional;

/**
 * A machine type of an emulator.
 *
 * @param name the canonical name: {@code pc-q35-7.2}
 * @param alias the short name that stands for the newest of its kind: {@code q35}
 * @param standard whether a guest gets it that asks for none
 * @param ram the name of the memory that guests see, as {@code memory-backend} of the machine wants it; empty when the
 *     machine takes none
 */
record QemuMachine(
        String name,
        Optional<String> alias,
        int maxCpus,
        boolean standard,
        boolean deprecated,
        boolean hotpluggableCpus,
        boolean numaMemory,
        Optional<String> cpuType,
        Optional<String> ram) {

    /** From one item of query-machines' answer. */
    static QemuMachine of(Json machine) {
        return new QemuMachine(
                machine.text("name").orElse(""),
                machine.text("alias"),
                (int) Math.min(Integer.MAX_VALUE, machine.number("cpu-max").orElse(1)),
                machine.isTrue("is-default"),
                machine.isTrue("deprecated"),
                machine.isTrue("hotpluggable-cpus"),
                machine.isTrue("numa-mem-supported"),
                machine.text("default-cpu-type"),
                machine.text("default-ram-id"));
    }

    /** Whether the machine is called so, by name or alias. */
    boolean isCalled(String nameOrAlias) {
        return name.equals(nameOrAlias) || alias.filter(nameOrAlias::equals).isPresent();
    }
}
