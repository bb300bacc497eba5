package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of bridges: one for a network that has none, and none that two networks have. */
final class BridgeNames {

    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");
    private static final String PREFIX = "virbr";
    private static final int MOST = 10_000;

    private BridgeNames() {}

    /** The definition with a bridge that no other network and no device of the host has. */
    static Element complete(Element document, BridgeHost host) {
        if (!Mode.of(document).isVirtual()) {
            return document;
        }
        Set<String> others = host.networks().list().stream()
                .filter(each -> !each.uuid().equals(NetworkXml.uuid(document)))
                .filter(each -> Mode.of(each.state().present()).isVirtual())
                .flatMap(each -> Stream.of(each.state().present(), each.state().next()))
                .flatMap(each -> nameOf(each).stream())
                .collect(Collectors.toSet());
        Optional<String> given = nameOf(document).filter(name -> !name.contains("%"));
        if (given.filter(others::contains).isPresent()) {
            throw Refusal.internal("bridge name '" + given.get() + "' already in use.");
        }
        return given.isPresent() ? document : withFree(document, host, others);
    }

    static Optional<String> nameOf(Element document) {
        return document.at("bridge/@name").filter(name -> !name.isEmpty());
    }

    private static Element withFree(Element document, BridgeHost host, Set<String> others) {
        String prefix = nameOf(document)
                .map(pattern -> pattern.replaceFirst("%d?.*", ""))
                .orElse(PREFIX);
        for (int number = 0; number < MOST; number++) {
            String name = prefix + number;
            if (!others.contains(name) && !host.devices().exists(name)) {
                return document.mapChildren(
                        "bridge", bridge -> Ordered.attributes(bridge.with("name", name), "name", "zone"));
            }
        }
        throw Refusal.internal("no name '" + prefix + "N' is left for a bridge");
    }

    /** A name that can be given to a device and stand in rules. */
    static String requireSound(String name) {
        if (!SOUND.matcher(name).matches()) {
            throw Refusal.unsupported("'" + Names.shown(name)
                    + "' cannot be the name of a bridge: at most 15 of letters, digits, '_', '-' and '.'");
        }
        return name;
    }
}
