package io.vireo.driver.qemu;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A CPU as a model that has a name and what it has beyond that.
 *
 * @param vendor as the processor says it: {@code AuthenticAMD}
 * @param features by QEMU's names
 */
record QemuHostCpu(String model, String vendor, List<String> features) {

    /**
     * The model that comes closest to these features without having one that is not among them.
     *
     * @return the model and the rest of the features; empty when every model has too much
     */
    static Optional<QemuHostCpu> closest(Map<String, QemuCpuFeatures> models, Set<String> features) {
        return models.entrySet().stream()
                .filter(model -> features.containsAll(model.getValue().features()))
                .map(model ->
                        new QemuHostCpu(model.getKey(), model.getValue().vendor(), rest(features, model.getValue())))
                .min(Comparator.comparingInt((QemuHostCpu cpu) -> cpu.features().size())
                        .thenComparing(QemuHostCpu::model));
    }

    private static List<String> rest(Set<String> features, QemuCpuFeatures model) {
        var rest = new TreeSet<>(features);
        rest.removeAll(model.features());
        return List.copyOf(rest);
    }
}
