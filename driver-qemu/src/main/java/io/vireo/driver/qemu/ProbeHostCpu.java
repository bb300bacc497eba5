package io.vireo.driver.qemu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Finds the named CPU model that comes closest to the best CPU that an emulator can give.
 *
 * <p>Only models count whose every feature can be given, so that the host's CPU is always a model plus features.
 */
final class ProbeHostCpu {
    /** Names in the list of models that stand for something else. */
    private static final Set<String> NO_MODELS = Set.of("max", "host", "base");

    private final QemuProbe.Talk talk;

    ProbeHostCpu(QemuProbe.Talk talk) {
        this.talk = talk;
    }

    /** The closest model; empty when the emulator cannot say what its models are made of. */
    Optional<QemuHostCpu> find(List<QemuCpuModel> models) {
        String best = talk.accelerator() == QemuAccelerator.KVM ? "host" : "max";
        Json most = talk.optional("query-cpu-model-expansion", question("static", best));
        if (most.isNull()) {
            return Optional.empty();
        }
        Set<String> wanted = features(most);
        List<QemuHostCpu> candidates = new ArrayList<>();
        for (Map.Entry<String, CompletableFuture<Json>> answer : ask(models)) {
            Json model = talk.await(answer.getValue());
            Set<String> given = features(model);
            if (wanted.containsAll(given)) {
                var rest = new TreeSet<>(wanted);
                rest.removeAll(given);
                candidates.add(new QemuHostCpu(answer.getKey(), "", List.copyOf(rest)));
            }
        }
        return candidates.stream()
                .min(Comparator.comparingInt(cpu -> cpu.features().size()))
                .map(this::withVendor);
    }

    private List<Map.Entry<String, CompletableFuture<Json>>> ask(List<QemuCpuModel> models) {
        var answers = new ArrayList<Map.Entry<String, CompletableFuture<Json>>>();
        for (QemuCpuModel model : models) {
            boolean ordinary = !NO_MODELS.contains(model.name()) && !model.versioned();
            if (ordinary && model.usable()) {
                var answer = talk.send("query-cpu-model-expansion", question("static", model.name()));
                answers.add(Map.entry(model.name(), answer));
            }
        }
        return answers;
    }

    private static Json question(String type, String model) {
        return Json.object().with("type", type).with("model", Json.object().with("name", model));
    }

    private static Set<String> features(Json expansion) {
        return expansion.get("model").get("props").members().entrySet().stream()
                .filter(property -> property.getValue().isTrue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Only the full form of an expansion tells the vendor. */
    private QemuHostCpu withVendor(QemuHostCpu cpu) {
        Json full = talk.optional("query-cpu-model-expansion", question("full", cpu.model()));
        String vendor = full.get("model").get("props").text("vendor").orElse("");
        return new QemuHostCpu(cpu.model(), vendor, cpu.features());
    }
}
