package io.vireo.driver.lxc;

import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a definition gets when it runs: its number, aliases, names of devices on the host and in the container. */
final class LiveNames {

    private static final Path LINKS = Path.of("/proc/sys/net/ipv4/conf");
    private static final Map<String, String> ALIASES = Map.of("interface", "net", "filesystem", "fs");

    private LiveNames() {}

    static Element of(Element definition, int id) {
        Map<String, Integer> counts = new HashMap<>();
        Element named =
                definition.mapChildren("devices", devices -> devices.mapChildren(device -> device(device, id, counts)));
        if (definition.find("resource/partition").isEmpty()) {
            named = named.put(Element.of("resource").add("partition", "/machine"));
        }
        return io.vireo.driver.kit.DomainOrder.of(named.with("id", id));
    }

    private static Element device(Element device, int id, Map<String, Integer> counts) {
        if (device.name().equals("emulator")) {
            return device;
        }
        String kind = ALIASES.getOrDefault(device.name(), device.name());
        int number = counts.merge(kind, 1, Integer::sum) - 1;
        Element named = device.child("alias").isPresent()
                ? device
                : device.add(Element.of("alias").with("name", kind + number));
        return device.name().equals("interface") ? card(named, id, number) : named;
    }

    /** A card that is plugged in beside others. */
    static Element card(Element card, int id, int number) {
        Element named = card;
        boolean pair = !card.has("type", "direct");
        if (pair && card.at("target/@dev").isEmpty()) {
            named = named.put(Element.of("target").with("dev", free(id, number)));
        }
        return named.child("guest").isPresent()
                ? named
                : named.add(Element.of("guest").with("dev", "eth" + number));
    }

    /** A name that no device of the host has: two platforms may count alike. */
    private static String free(int id, int number) {
        for (String prefix : List.of("vl", "vm", "vn", "vo", "vp", "vq", "vr", "vs", "vt", "vu")) {
            String name = prefix + Math.floorMod(id, 100_000_000) + "n" + number;
            if (!Files.exists(LINKS.resolve(name))) {
                return name;
            }
        }
        throw Refusal.failed("no name is free for a network device of the host");
    }

    /** The next alias of a kind of device in a live definition. */
    static String alias(Element live, String element) {
        String kind = ALIASES.getOrDefault(element, element);
        for (int i = 0; ; i++) {
            String alias = kind + i;
            if (live.findAll("devices").stream()
                    .flatMap(devices -> devices.children().stream())
                    .noneMatch(device -> device.at("alias/@name").orElse("").equals(alias))) {
                return alias;
            }
        }
    }
}
