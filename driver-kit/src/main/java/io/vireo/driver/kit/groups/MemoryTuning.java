package io.vireo.driver.kit.groups;

import io.vireo.Bytes;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How much memory and swap a guest gets, as libvirt's parameters have it.
 *
 * @param hardKib how much memory a definition lets its guest have, in KiB, which for some guests is more than
 *     {@code memtune} says; {@link GroupSettings#UNLIMITED_KIB} for no limit
 */
public record MemoryTuning(ToLongFunction<Element> hardKib) {

    private static final Map<String, Field<Bytes>> LIMITS = limits();

    private static Map<String, Field<Bytes>> limits() {
        Map<String, Field<Bytes>> limits = new LinkedHashMap<>();
        limits.put("hard_limit", GroupLimits.HARD);
        limits.put("soft_limit", GroupLimits.SOFT);
        limits.put("swap_hard_limit", GroupLimits.SWAP);
        return limits;
    }

    /** Returns the parameters of a definition, in KiB; {@link GroupSettings#UNLIMITED_KIB} where it has none. */
    public static TypedParameters of(Element definition) {
        TypedParameters.Builder values = TypedParameters.builder();
        LIMITS.forEach((name, field) -> values.ofUllong(name, kib(definition, field)));
        return values.build();
    }

    /** Returns what holds for a guest that runs with a definition: its memory may be limited without a parameter that says so. */
    public TypedParameters inForce(Element live) {
        return of(GroupLimits.HARD.write(live, Bytes.ofKib(hardKib.applyAsLong(live))));
    }

    /**
     * Writes parameters into a definition.
     *
     * @param definition the definition
     * @param parameters the parameters
     * @return the definition with them
     * @throws io.vireo.VirtException when one is unknown, or they contradict one another
     */
    public Element write(Element definition, TypedParameters parameters) {
        Element limited = definition;
        for (TypedParameter each : parameters.list()) {
            Field<Bytes> field = LIMITS.get(each.name());
            if (field == null || !each.text().matches("[0-9]{1,19}")) {
                throw GroupRefusals.invalid("parameter '" + Names.shown(each.name())
                        + "' is no limit of memory, or its value '" + Names.shown(each.text()) + "' is none");
            }
            limited = field.write(limited, Bytes.ofKib(Math.min(GroupSettings.UNLIMITED_KIB, kib(each))));
        }
        if (kib(limited, GroupLimits.SWAP) < hardKib.applyAsLong(limited)) {
            throw GroupRefusals.invalid(
                    "memory hard_limit tunable value must be lower than or equal to swap_hard_limit");
        }
        return limited;
    }

    private static long kib(TypedParameter parameter) {
        try {
            return Long.parseLong(parameter.text());
        } catch (NumberFormatException large) {
            return GroupSettings.UNLIMITED_KIB;
        }
    }

    private static long kib(Element definition, Field<Bytes> field) {
        return field.read(definition).map(Bytes::kib).orElse(GroupSettings.UNLIMITED_KIB);
    }

    /**
     * Returns what is to be set for parameters that were changed while the guest runs. The kernel wants memory and swap never
     * to be less than memory alone, so the order depends on where it goes.
     *
     * @param before its definition without them
     * @param after its definition with them
     * @param parameters which ones were changed
     * @param settings how it is written here
     * @return the settings, in the order in which the kernel takes them
     */
    public List<GroupSetting> settings(
            Element before, Element after, TypedParameters parameters, GroupSettings settings) {
        long hard = hardKib.applyAsLong(after);
        boolean grows = hard >= hardKib.applyAsLong(before);
        List<GroupSetting> swapLimit = parameters.find("swap_hard_limit").isPresent()
                ? settings.swapLimit(kib(after, GroupLimits.SWAP), hard)
                : List.of();
        List<GroupSetting> hardLimit = parameters.find("hard_limit").isPresent() ? settings.hardLimit(hard) : List.of();
        List<GroupSetting> all = new ArrayList<>(grows ? swapLimit : hardLimit);
        all.addAll(grows ? hardLimit : swapLimit);
        if (parameters.find("soft_limit").isPresent()) {
            all.addAll(settings.softLimit(kib(after, GroupLimits.SOFT)));
        }
        return all;
    }
}
