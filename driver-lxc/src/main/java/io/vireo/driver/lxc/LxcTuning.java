package io.vireo.driver.lxc;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.SchedulerType;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How much of processors and disks a container gets beside others; changed while it runs. */
final class LxcTuning implements Tuning {

    private static final Map<String, Field<Long>> SCHEDULER =
            Map.of("cpu_shares", Limits.SHARES, "vcpu_period", Limits.PERIOD, "vcpu_quota", Limits.QUOTA);
    private static final long USUAL_SHARES = 1024;
    private static final long USUAL_PERIOD = 100_000;

    private final LxcDomain domain;
    private final Settings settings = new Settings(ControlGroups.present());

    LxcTuning(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SchedulerType schedulerType() {
        return new SchedulerType("posix", SCHEDULER.size());
    }

    @Override
    public TypedParameters schedulerParameters(Set<Impact> flags) {
        Element definition = DomainDefinitions.asked(domain, flags);
        return TypedParameters.builder()
                .ofUllong("cpu_shares", Limits.SHARES.read(definition).orElse(USUAL_SHARES))
                .ofUllong("vcpu_period", Limits.PERIOD.read(definition).orElse(USUAL_PERIOD))
                .ofLlong("vcpu_quota", Limits.QUOTA.read(definition).orElse(-1L))
                .build();
    }

    @Override
    public void setSchedulerParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set scheduler parameters", () -> {
            Element after = scheduled(domain.state().present(), parameters);
            new Changes(domain, flags)
                    .container(container -> apply(container, after, parameters))
                    .both(definition -> DomainOrder.of(scheduled(definition, parameters)))
                    .apply();
        });
    }

    private static Element scheduled(Element definition, TypedParameters parameters) {
        Element changed = definition;
        for (TypedParameter each : parameters.list()) {
            Field<Long> field = Optional.ofNullable(SCHEDULER.get(each.name()))
                    .orElseThrow(
                            () -> Refusal.invalid("parameter '" + Names.shown(each.name()) + "' is not supported"));
            // Reading it back is the check of its range.
            Element written = field.write(changed, number(each));
            try {
                field.read(written);
            } catch (io.vireo.BadXml bad) {
                throw Refusal.invalid("parameter '" + each.name() + "' is out of range: " + each.text());
            }
            changed = written;
        }
        return changed;
    }

    private static long number(TypedParameter parameter) {
        try {
            return Long.parseLong(parameter.text());
        } catch (NumberFormatException bad) {
            throw Refusal.invalid("parameter '" + parameter.name() + "' has the value '" + Names.shown(parameter.text())
                    + "', which is no number");
        }
    }

    private void apply(Container container, Element after, TypedParameters parameters) {
        if (parameters.find("cpu_shares").isPresent()) {
            settings.shares(Limits.SHARES.require(after)).forEach(container.group()::write);
        }
        if (parameters.find("vcpu_period").isPresent()
                || parameters.find("vcpu_quota").isPresent()) {
            settings.quota(
                            OptionalLong.of(Limits.PERIOD.read(after).orElse(USUAL_PERIOD)),
                            OptionalLong.of(Limits.QUOTA.read(after).orElse(-1L)))
                    .forEach(container.group()::write);
        }
    }

    @Override
    public TypedParameters blkioParameters(Set<Impact> flags) {
        return DiskTuning.of(DomainDefinitions.asked(domain, flags));
    }

    @Override
    public void setBlkioParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set blkio parameters", () -> {
            DiskTuning tuning = DiskTuning.read(parameters);
            new Changes(domain, flags)
                    .container(container -> tuning.settings(settings).forEach(container.group()::write))
                    .both(definition -> DomainOrder.of(tuning.write(definition)))
                    .apply();
        });
    }
}
