package io.vireo.driver.test;

import io.vireo.TypedParameter;
import io.vireo.TypedParameter.Type;
import io.vireo.TypedParameters;
import io.vireo.xml.Element;
import java.util.List;

/** The limits of a disk's speed: each value is an element of its name below {@code iotune}. */
final class IoTune {

    private static final String GROUP = "group_name";
    private static final long MOST = 1_000_000_000_000_000L;
    private static final List<String> RATES = List.of("total", "read", "write");

    private IoTune() {}

    /** The order is libvirt's. */
    private static List<String> names() {
        return List.of(
                "total_bytes_sec",
                "read_bytes_sec",
                "write_bytes_sec",
                "total_iops_sec",
                "read_iops_sec",
                "write_iops_sec",
                "total_bytes_sec_max",
                "read_bytes_sec_max",
                "write_bytes_sec_max",
                "total_iops_sec_max",
                "read_iops_sec_max",
                "write_iops_sec_max",
                "size_iops_sec",
                GROUP,
                "total_bytes_sec_max_length",
                "read_bytes_sec_max_length",
                "write_bytes_sec_max_length",
                "total_iops_sec_max_length",
                "read_iops_sec_max_length",
                "write_iops_sec_max_length");
    }

    static TypedParameters read(Element tune) {
        TypedParameters.Builder values = TypedParameters.builder();
        for (String name : names()) {
            String text = tune.at(name).orElse("");
            values = name.equals(GROUP) ? values.ofString(name, text) : values.ofUllong(name, number(text));
        }
        return values.build();
    }

    private static long number(String text) {
        return text.isBlank() ? 0 : Long.parseLong(text.strip());
    }

    /** Refuses names that it does not know, types that they have not, and values that contradict each other. */
    static void require(TypedParameters parameters) {
        for (TypedParameter each : parameters.list()) {
            if (!names().contains(each.name())) {
                throw TestDomain.unknownParameter(each);
            }
            Type type = each.name().equals(GROUP) ? Type.STRING : Type.ULLONG;
            if (each.type() != type) {
                throw TestDomain.invalid("invalid type '" + each.type() + "' requested for parameter '" + each.name()
                        + "', expected '" + type + "'");
            }
            if (each.value() instanceof Long number && (number < 0 || number > MOST)) {
                throw TestDomain.invalid("block I/O throttle limit value must be no more than " + MOST);
            }
        }
    }

    private static void requireNotBoth(TypedParameters parameters, String suffix) {
        boolean total = isSet(parameters, RATES.get(0) + "_" + suffix);
        boolean single =
                isSet(parameters, RATES.get(1) + "_" + suffix) || isSet(parameters, RATES.get(2) + "_" + suffix);
        if (total && single) {
            throw TestDomain.invalid("total and read/write of " + suffix + " cannot be set at the same time");
        }
    }

    private static boolean isSet(TypedParameters parameters, String name) {
        return parameters.number(name).filter(value -> value > 0).isPresent();
    }

    static Element write(Element tune, TypedParameters parameters) {
        Element changed = tune;
        for (TypedParameter each : parameters.list()) {
            boolean none = each.text().isEmpty() || each.text().equals("0");
            changed = none ? changed.withoutChildren(each.name()) : changed.put(Element.of(each.name(), each.text()));
        }
        TypedParameters all = read(changed);
        for (String suffix : List.of("bytes_sec", "iops_sec", "bytes_sec_max", "iops_sec_max")) {
            requireNotBoth(all, suffix);
        }
        return changed;
    }
}
