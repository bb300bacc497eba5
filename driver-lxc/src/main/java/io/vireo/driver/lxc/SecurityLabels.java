package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The label that confines a container, where the host has a security model.
 *
 * @param key the key of liblxc
 * @param value its value
 */
record SecurityLabels(String key, String value) {

    private static final Map<String, Path> MODELS = Map.of(
            "apparmor", Path.of("/sys/kernel/security/apparmor"),
            "selinux", Path.of("/sys/fs/selinux"));

    /** The models that this host has. */
    static Optional<String> model() {
        return MODELS.entrySet().stream()
                .filter(each -> Files.isDirectory(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a definition asks for; empty when it asks for nothing, which leaves it to liblxc's defaults. */
    static Optional<SecurityLabels> of(Element definition) {
        Optional<Element> label = definition.child("seclabel");
        if (label.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> model = model();
        if (label.get().has("type", "none")) {
            return model.filter("apparmor"::equals)
                    .map(any -> new SecurityLabels("lxc.apparmor.profile", "unconfined"));
        }
        String wanted = label.get().attribute("model").orElse("");
        if (!model.equals(Optional.of(wanted))) {
            throw Refusal.unsupported(
                    label.get(),
                    "the security model '" + Names.shown(wanted) + "' is not there on this host; leave seclabel out");
        }
        String text = label.get().at("label").orElse("");
        if (!text.matches("[A-Za-z0-9_.:,/@+-]{1,200}")) {
            throw Refusal.xml("a static seclabel needs a label of plain characters");
        }
        return Optional.of(
                new SecurityLabels(wanted.equals("apparmor") ? "lxc.apparmor.profile" : "lxc.selinux.context", text));
    }
}
