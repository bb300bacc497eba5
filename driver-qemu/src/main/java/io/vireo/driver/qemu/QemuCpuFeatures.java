package io.vireo.driver.qemu;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a CPU model consists of, whether or not it can be used on this host.
 *
 * @param vendor as the processor says it: {@code AuthenticAMD}
 * @param features by QEMU's names
 */
record QemuCpuFeatures(String vendor, Set<String> features) {

    static QemuCpuFeatures of(Json model) {
        return new QemuCpuFeatures(model.text("vendor").orElse(""), new TreeSet<>(model.texts("features")));
    }

    Json json() {
        return Json.object().with("vendor", vendor).with("features", Json.texts(features));
    }
}
