package io.vireo.driver.qemu;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.groups.ProcessorTuning;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Map;
import java.util.OptionalLong;

/** What a guest gets of the processors: the parameters of the scheduler in a definition, and in a guest that runs. */
final class GuestShares {

    private static final long PERIOD = 100_000;
    private static final Field<Long> WHOLE_PERIOD = Field.number("cputune/global_period", 1000, 1_000_000);
    private static final Field<Long> WHOLE_QUOTA = Field.number("cputune/global_quota", -1, 18446744073709551L);
    private static final Map<String, Field<Long>> WHOLE =
            Map.of("global_period", WHOLE_PERIOD, "global_quota", WHOLE_QUOTA);

    private GuestShares() {}

    static TypedParameters of(Element definition) {
        TypedParameters own = ProcessorTuning.of(definition);
        return TypedParameters.builder()
                .ofUllong("cpu_shares", number(own, "cpu_shares"))
                .ofUllong("vcpu_period", number(own, "vcpu_period"))
                .ofLlong("vcpu_quota", number(own, "vcpu_quota"))
                .ofUllong("emulator_period", PERIOD)
                .ofLlong("emulator_quota", -1)
                .ofUllong("global_period", WHOLE_PERIOD.read(definition).orElse(PERIOD))
                .ofLlong("global_quota", WHOLE_QUOTA.read(definition).orElse(-1L))
                .ofUllong("iothread_period", PERIOD)
                .ofLlong("iothread_quota", -1)
                .build();
    }

    private static long number(TypedParameters parameters, String name) {
        return Long.parseLong(parameters.find(name).orElseThrow().text());
    }

    /** A definition with these parameters. */
    static Element write(Element definition, TypedParameters parameters) {
        Element changed = ProcessorTuning.write(definition, only(parameters, false));
        for (TypedParameter each : only(parameters, true).list()) {
            Field<Long> field = WHOLE.get(each.name());
            long value = Numbers.parseLong(each.text())
                    .orElseThrow(() -> Refusal.invalid("parameter '" + each.name() + "' is no number"));
            Element written = field.write(changed, value);
            try {
                field.read(written);
            } catch (io.vireo.BadXml bad) {
                throw Refusal.invalid("parameter '" + each.name() + "' is out of range: " + each.text());
            }
            changed = written;
        }
        return changed;
    }

    private static TypedParameters only(TypedParameters parameters, boolean whole) {
        return new TypedParameters(parameters.list().stream()
                .filter(each -> WHOLE.containsKey(each.name()) == whole)
                .toList());
    }

    /** Gives a guest that runs what has changed. */
    static void apply(QemuGuest guest, Element after, TypedParameters parameters, GroupSettings settings) {
        GuestGroup group = GuestGroup.of(guest);
        if (parameters.find("cpu_shares").isPresent()) {
            group.set(settings.shares(io.vireo.driver.kit.groups.GroupLimits.SHARES.require(after)));
        }
        if (!only(parameters, true).list().isEmpty()) {
            group.set(settings.quota(
                    OptionalLong.of(WHOLE_PERIOD.read(after).orElse(PERIOD)),
                    OptionalLong.of(WHOLE_QUOTA.read(after).orElse(-1L))));
        }
        if (parameters.find("vcpu_period").isPresent()
                || parameters.find("vcpu_quota").isPresent()) {
            group.processors(after);
        }
    }
}
