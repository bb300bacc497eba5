package io.vireo.driver.qemu;

import java.util.List;

/**
 * The best CPU that an emulator can give a guest on this host, as a model that has a name and what it has beyond that.
 *
 * @param features the names are QEMU's
 */
record QemuHostCpu(String model, String vendor, List<String> features) {

    static QemuHostCpu of(Json cpu) {
        return new QemuHostCpu(cpu.text("model").orElse(""), cpu.text("vendor").orElse(""), cpu.texts("features"));
    }

    Json json() {
        return Json.object().with("model", model).with("vendor", vendor).with("features", Json.texts(features));
    }
}
