package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The namespaces that a container does not get of its own but shares with somebody. */
final class SharedNamespaces {

    private static final Map<String, String> KINDS =
            Map.of("lxc:sharenet", "net", "lxc:shareipc", "ipc", "lxc:shareuts", "uts");

    private SharedNamespaces() {}

    /** For each namespace that is shared, with whom: a process or a file of the host. */
    static Map<String, String> of(Element definition, LxcHost host) {
        Map<String, String> shared = new LinkedHashMap<>();
        for (Element each : definition.findAll("lxc:namespace").stream()
                .flatMap(all -> all.children().stream())
                .toList()) {
            String kind = KINDS.get(each.name());
            if (kind != null) {
                shared.put(kind, with(each, host));
            }
        }
        return shared;
    }

    static boolean sharesNetwork(Element definition) {
        return definition.find("lxc:namespace/lxc:sharenet").isPresent();
    }

    private static String with(Element share, LxcHost host) {
        String value = share.attribute("value").orElse("");
        return switch (share.attribute("type").orElse("")) {
            case "name" ->
                Long.toString(host.table()
                        .find(value)
                        .flatMap(domain -> domain.state().container())
                        .orElseThrow(() -> Refusal.failed("the container '" + Names.shown(value)
                                + "', whose namespace is to be shared, does not run"))
                        .init());
            case "pid" -> process(value);
            default -> named(value);
        };
    }

    private static String process(String value) {
        if (!value.matches("[0-9]{1,9}") || !Files.isDirectory(Path.of("/proc", value))) {
            throw Refusal.failed("there is no process '" + Names.shown(value) + "' whose namespace could be shared");
        }
        return value;
    }

    private static String named(String value) {
        Path file = Path.of("/run/netns", Names.check("network namespace", value));
        if (!Files.exists(file)) {
            throw Refusal.failed("there is no network namespace '" + value + "'; ip netns add makes one");
        }
        return file.toString();
    }
}
