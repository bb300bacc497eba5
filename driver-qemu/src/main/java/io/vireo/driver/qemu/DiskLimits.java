package io.vireo.driver.qemu;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast a disk may be at most: libvirt's names, which are the elements of {@code iotune} too, and QEMU's.
 *
 * @param values the limits by libvirt's names; 0 means none
 */
record DiskLimits(Map<String, Long> values) {

    private static final Map<String, String> NAMES = names();
    private static final List<String> LENGTHS = List.of(
            "total_bytes_sec_max_length",
            "read_bytes_sec_max_length",
            "write_bytes_sec_max_length",
            "total_iops_sec_max_length",
            "read_iops_sec_max_length",
            "write_iops_sec_max_length");

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        String[] kinds = {
            "total_bytes_sec", "bps", "read_bytes_sec", "bps_rd", "write_bytes_sec", "bps_wr",
            "total_iops_sec", "iops", "read_iops_sec", "iops_rd", "write_iops_sec", "iops_wr"
        };
        for (int i = 0; i < kinds.length; i += 2) {
            names.put(kinds[i], kinds[i + 1]);
        }
        for (int i = 0; i < kinds.length; i += 2) {
            names.put(kinds[i] + "_max", kinds[i + 1] + "_max");
        }
        names.put("size_iops_sec", "iops_size");
        for (int i = 0; i < kinds.length; i += 2) {
            names.put(kinds[i] + "_max_length", kinds[i + 1] + "_max_length");
        }
        return names;
    }

    static DiskLimits ofQemu(Json inserted) {
        Map<String, Long> values = new LinkedHashMap<>();
        NAMES.forEach((name, own) -> values.put(name, inserted.number(own).orElse(0)));
        return new DiskLimits(values);
    }

    static DiskLimits ofXml(Element disk) {
        Map<String, Long> values = new LinkedHashMap<>();
        NAMES.keySet()
                .forEach(name -> values.put(
                        name,
                        disk.at("iotune/" + name)
                                .map(text -> Numbers.parseLong(text.strip())
                                        .orElseThrow(() -> Refusal.xml("iotune/" + name)))
                                .orElse(0L)));
        return new DiskLimits(values);
    }

    /** These limits with those that somebody sets; a total takes the place of a pair, and the other way round. */
    DiskLimits with(TypedParameters parameters) {
        Map<String, Long> changed = new LinkedHashMap<>(values);
        for (TypedParameter each : parameters.list()) {
            if (each.name().equals("group_name")) {
                continue;
            }
            if (!NAMES.containsKey(each.name())) {
                throw Refusal.invalid("parameter '" + Seen.plain(each.name()) + "' not supported");
            }
            long value = Long.parseLong(each.text());
            if (value < 0 || value > 1_000_000_000_000_000L) {
                throw Refusal.unsupported("block I/O throttle limit value must be no more than 1000000000000000");
            }
            changed.put(each.name(), value);
        }
        requireOneOf(changed, "bytes");
        requireOneOf(changed, "iops");
        return new DiskLimits(changed);
    }

    private static void requireOneOf(Map<String, Long> values, String kind) {
        for (String suffix : List.of("_sec", "_sec_max")) {
            boolean total = values.get("total_" + kind + suffix) > 0;
            boolean part = values.get("read_" + kind + suffix) > 0 || values.get("write_" + kind + suffix) > 0;
            if (total && part) {
                throw Refusal.invalid("total and read/write of " + kind + suffix + " cannot be set at the same time");
            }
        }
    }

    boolean any() {
        return values.values().stream().anyMatch(value -> value > 0);
    }

    /** The order that makes QEMU keep to them, from what it answers about the disk: it knows the backend by its path. */
    Json order(Json answer) {
        Json order = Json.object().with("id", answer.text("qdev").orElse(""));
        for (Map.Entry<String, String> each : NAMES.entrySet()) {
            long value = values.get(each.getKey());
            // A length or a size of nothing is refused instead of taken for the standard.
            boolean optional =
                    each.getKey().endsWith("_length") || each.getKey().equals("size_iops_sec");
            order = optional && value == 0 ? order : order.with(each.getValue(), value);
        }
        return order;
    }

    TypedParameters shown(String group) {
        TypedParameters.Builder shown = TypedParameters.builder();
        values.forEach((name, value) -> {
            if (!LENGTHS.contains(name)) {
                shown.ofUllong(name, value);
            }
        });
        shown.ofString("group_name", group);
        LENGTHS.forEach(name -> shown.ofUllong(name, values.get(name)));
        return shown.build();
    }

    /** The disk with them in its definition. */
    Element write(Element disk) {
        if (!any()) {
            return disk.withoutChildren("iotune");
        }
        Element tune = Element.of("iotune");
        for (Map.Entry<String, Long> each : values.entrySet()) {
            tune = each.getValue() > 0 ? tune.add(each.getKey(), Long.toString(each.getValue())) : tune;
        }
        return disk.put(tune);
    }

    /** Has a guest that is about to run keep to what its definition says. */
    static void apply(Element live, QmpConnection monitor) {
        List<Element> limited = Disks.of(live).stream()
                .filter(disk -> disk.child("iotune").isPresent())
                .toList();
        if (!limited.isEmpty()) {
            Map<String, Json> answers = Disks.byAlias(monitor.execute("query-block"));
            limited.forEach(disk -> monitor.execute(
                    "block_set_io_throttle", ofXml(disk).order(answers.getOrDefault(Disks.alias(disk), Json.NULL))));
        }
    }
}
