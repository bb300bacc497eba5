package io.vireo.driver.qemu;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks an emulator about the CPU models that it knows, what they consist of and what is the best that it can give. */
final class ProbeProcessors {
    private static final String EXPANSION = "query-cpu-model-expansion";

    private final QemuProbe.Talk talk;

    ProbeProcessors(QemuProbe.Talk talk) {
        this.talk = talk;
    }

    /** The list of models, and the features of the best one where the emulator can tell them. */
    Json facts() {
        String accelerator = talk.accelerator().argument();
        Json models = talk.optional("query-cpu-definitions", Json.object());
        Json best = best("static");
        return Json.object()
                .with("cpus", Json.object().with(accelerator, models))
                .with("best", best.isNull() ? Json.object() : Json.object().with(accelerator, features(best)));
    }

    /** What each model consists of; nothing when the emulator cannot tell. */
    Json definitions(Json facts) {
        Set<String> known = best("static").get("model").get("props").members().keySet();
        Map<String, CompletableFuture<Json>> answers = new TreeMap<>();
        if (!known.isEmpty()) {
            List<QemuCpuModel> models = facts
                    .get("cpus")
                    .items(talk.accelerator().argument())
                    .stream()
                    .map(QemuCpuModel::of)
                    .filter(model -> !model.versioned() && !QemuCpuModel.STAND_INS.contains(model.name()))
                    .toList();
            // Full, because the static form leaves out the vendor; but the full form has every feature by all its
            // names.
            models.forEach(model -> answers.put(model.name(), talk.send(EXPANSION, question("full", model.name()))));
        }
        var definitions = new TreeMap<String, Json>();
        answers.forEach((name, answer) -> definitions.put(name, definition(talk.await(answer), known)));
        return Json.object(definitions);
    }

    private static Json definition(Json expansion, Set<String> known) {
        Set<String> features = given(expansion);
        features.retainAll(known);
        return new QemuCpuFeatures(vendor(expansion), features).json();
    }

    /** Only the full form of an expansion tells the vendor. */
    private Json features(Json best) {
        return new QemuCpuFeatures(vendor(best("full")), given(best)).json();
    }

    private Json best(String type) {
        String name = talk.accelerator() == QemuAccelerator.KVM ? "host" : "max";
        return talk.optional(EXPANSION, question(type, name));
    }

    private static String vendor(Json expansion) {
        return expansion.get("model").get("props").text("vendor").orElse("");
    }

    private static Json question(String type, String model) {
        return Json.object().with("type", type).with("model", Json.object().with("name", model));
    }

    private static Set<String> given(Json expansion) {
        return expansion.get("model").get("props").members().entrySet().stream()
                .filter(property -> property.getValue().isTrue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
