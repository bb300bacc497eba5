package io.vireo.driver.qemu;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up in QEMU's description of its own monitor which words an argument takes. */
final class ProbeChoices {
    /** The kinds of network backends. */
    static final String NETDEV = "netdev_add/arg-type/type";

    /** The kinds of character devices. */
    static final String CHARDEV = "chardev-add/arg-type/backend/type";

    /** The drivers of block nodes, formats and protocols. */
    static final String BLOCKDEV = "blockdev-add/arg-type/driver";

    /** The kinds of displays. */
    static final String DISPLAY = "query-display-options/ret-type/type";

    /** The versions of the ways in which memory can be dumped. */
    static final String DUMP = "dump-guest-memory/arg-type/format";

    /** What is asked for. */
    static final List<String> PATHS = List.of(NETDEV, CHARDEV, BLOCKDEV, DISPLAY, DUMP);

    private final Map<String, Json> types = new HashMap<>();

    /** From the answer to query-qmp-schema. */
    ProbeChoices(Collection<Json> schema) {
        schema.forEach(type -> types.put(type.text("name").orElse(""), type));
    }

    /** The words of the enumeration that the path leads to: a command, arg-type or ret-type, then members. */
    List<String> at(String path) {
        List<String> steps = List.of(path.split("/"));
        Json type = types.getOrDefault(steps.get(0), Json.NULL);
        type = named(type.get(steps.get(1)));
        for (String step : steps.subList(2, steps.size())) {
            Json object = type;
            type = object.items("members").stream()
                    .filter(member -> member.text("name").orElse("").equals(step))
                    .map(member -> named(member.get("type")))
                    .findFirst()
                    .orElse(Json.NULL);
        }
        return type.texts("values");
    }

    private Json named(Json name) {
        return types.getOrDefault(name.text().orElse(""), Json.NULL);
    }
}
