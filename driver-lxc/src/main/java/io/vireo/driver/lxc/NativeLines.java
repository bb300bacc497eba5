package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration of liblxc, read.
 *
 * @param values the values of each key, in their order, by the names of the keys since liblxc 3
 * @param cards the settings of each network card
 */
record NativeLines(Map<String, List<String>> values, List<Map<String, List<String>>> cards) {

    private static final int LONGEST = 1 << 20;
    private static final String OLD_CARD = "lxc.network.";
    private static final String CARD = "lxc\\.net\\.[0-9]{1,4}\\..+";
    private static final Map<String, String> OLDER = Map.of(
            "lxc.rootfs", "lxc.rootfs.path",
            "lxc.utsname", "lxc.uts.name",
            "lxc.tty", "lxc.tty.max",
            "lxc.id_map", "lxc.idmap",
            "lxc.init_cmd", "lxc.init.cmd");

    static NativeLines of(String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid("a configuration of more than " + LONGEST + " characters is not read");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        Map<Integer, Map<String, List<String>>> numbered = new TreeMap<>();
        List<Map<String, List<String>>> older = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw Refusal.invalid("a line of the configuration is no setting: '" + Names.shown(line) + "'");
            }
            String key = line.substring(0, equals).strip();
            String value = line.substring(equals + 1).strip();
            if (key.startsWith(OLD_CARD)) {
                old(older, key.substring(OLD_CARD.length()), value);
            } else if (key.matches(CARD)) {
                String[] parts = key.split("\\.", 4);
                add(numbered.computeIfAbsent(Integer.valueOf(parts[2]), any -> new LinkedHashMap<>()), parts[3], value);
            } else {
                add(values, OLDER.getOrDefault(key, key), value);
            }
        }
        older.addAll(numbered.values());
        return new NativeLines(values, older);
    }

    /** In the older form a card begins with its type. */
    private static void old(List<Map<String, List<String>>> cards, String key, String value) {
        if (key.equals("type") || cards.isEmpty()) {
            cards.add(new LinkedHashMap<>());
        }
        String name = key.equals("ipv4") || key.equals("ipv6") ? key + ".address" : key;
        add(cards.get(cards.size() - 1), name, value);
    }

    private static void add(Map<String, List<String>> to, String key, String value) {
        to.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The last one counts. */
    Optional<String> one(String key) {
        return last(values, key);
    }

    static Optional<String> last(Map<String, List<String>> values, String key) {
        List<String> all = values.getOrDefault(key, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
