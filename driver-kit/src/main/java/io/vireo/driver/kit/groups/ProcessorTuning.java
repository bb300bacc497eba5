package io.vireo.driver.kit.groups;

import io.vireo.BadXml;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a guest gets of the processors beside others, as libvirt's parameters of the scheduler have it. */
public final class ProcessorTuning {

    /** The parameters and where a definition has them. */
    public static final Map<String, Field<Long>> PARAMETERS = Map.of(
            "cpu_shares", GroupLimits.SHARES, "vcpu_period", GroupLimits.PERIOD, "vcpu_quota", GroupLimits.QUOTA);

    private static final long USUAL_SHARES = 1024;
    private static final long USUAL_PERIOD = 100_000;

    private ProcessorTuning() {}

    /** Returns the parameters of a definition; the usual ones where it has none. */
    public static TypedParameters of(Element definition) {
        return TypedParameters.builder()
                .ofUllong("cpu_shares", GroupLimits.SHARES.read(definition).orElse(USUAL_SHARES))
                .ofUllong("vcpu_period", GroupLimits.PERIOD.read(definition).orElse(USUAL_PERIOD))
                .ofLlong("vcpu_quota", GroupLimits.QUOTA.read(definition).orElse(-1L))
                .build();
    }

    /**
     * Writes parameters into a definition.
     *
     * @param definition the definition
     * @param parameters the parameters
     * @return the definition with them
     * @throws io.vireo.VirtException when one is unknown or out of its range
     */
    public static Element write(Element definition, TypedParameters parameters) {
        Element changed = definition;
        for (TypedParameter each : parameters.list()) {
            Field<Long> field = Optional.ofNullable(PARAMETERS.get(each.name()))
                    .orElseThrow(() ->
                            GroupRefusals.invalid("parameter '" + Names.shown(each.name()) + "' is not supported"));
            // Reading it back is the check of its range.
            Element written = field.write(changed, number(each));
            try {
                field.read(written);
            } catch (BadXml bad) {
                throw GroupRefusals.invalid("parameter '" + each.name() + "' is out of range: " + each.text());
            }
            changed = written;
        }
        return changed;
    }

    private static long number(TypedParameter parameter) {
        try {
            return Long.parseLong(parameter.text());
        } catch (NumberFormatException bad) {
            throw GroupRefusals.invalid("parameter '" + parameter.name() + "' has the value '"
                    + Names.shown(parameter.text()) + "', which is no number");
        }
    }

    /**
     * Returns what is to be set for parameters that were changed while the guest runs.
     *
     * @param after its definition with them
     * @param parameters which ones were changed
     * @param settings how it is written here
     * @return the settings
     */
    public static List<GroupSetting> settings(Element after, TypedParameters parameters, GroupSettings settings) {
        List<GroupSetting> all = new ArrayList<>();
        if (parameters.find("cpu_shares").isPresent()) {
            all.addAll(settings.shares(GroupLimits.SHARES.require(after)));
        }
        if (parameters.find("vcpu_period").isPresent()
                || parameters.find("vcpu_quota").isPresent()) {
            all.addAll(settings.quota(
                    OptionalLong.of(GroupLimits.PERIOD.read(after).orElse(USUAL_PERIOD)),
                    OptionalLong.of(GroupLimits.QUOTA.read(after).orElse(-1L))));
        }
        return all;
    }
}
