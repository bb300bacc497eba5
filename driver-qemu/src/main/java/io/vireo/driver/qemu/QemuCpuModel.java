package io.vireo.driver.qemu;

import java.util.List;
import java.util.Set;

/**
 * A CPU model of an emulator with one accelerator.
 *
 * @param missing what the model has and this host with this accelerator cannot give; empty for a model that can be used
 */
record QemuCpuModel(String name, String type, List<String> missing, boolean deprecated) {

    /** Names in QEMU's list that stand for no model of their own. */
    static final Set<String> STAND_INS = Set.of("max", "host", "base");

    /** From one item of query-cpu-definitions' answer. */
    static QemuCpuModel of(Json model) {
        return new QemuCpuModel(
                model.text("name").orElse(""),
                model.text("typename").orElse(""),
                model.texts("unavailable-features"),
                model.isTrue("deprecated"));
    }

    boolean usable() {
        return missing.isEmpty();
    }

    /** Whether the name ends in a version that QEMU counts by itself, such as {@code EPYC-v2}. */
    boolean versioned() {
        return name.matches(".*-v[0-9]+");
    }
}
