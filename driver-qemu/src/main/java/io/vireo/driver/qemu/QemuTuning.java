package io.vireo.driver.qemu;

import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.SchedulerType;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.DiskTuning;
import io.vireo.driver.kit.groups.GroupLimits;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.driver.kit.guest.PerfEvents;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** What share of the host a guest gets, by the control group that it is in when something is asked. */
final class QemuTuning implements Tuning {

    private static final List<String> MODES = List.of("strict", "preferred", "interleave", "restrictive");
    private static final long WEIGHT = 100;

    private final QemuDomain domain;
    private final GroupSettings settings = new GroupSettings(ControlGroups.present());

    QemuTuning(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SchedulerType schedulerType() {
        return new SchedulerType("posix", 9);
    }

    @Override
    public TypedParameters schedulerParameters(Set<Impact> flags) {
        return GuestShares.of(DomainDefinitions.asked(domain, flags));
    }

    @Override
    public void setSchedulerParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set scheduler parameters", () -> {
            Element after = GuestShares.write(domain.state().present(), parameters);
            new Changes(domain, flags)
                    .guest(guest -> GuestShares.apply(guest, after, parameters, settings))
                    .both(definition -> DomainOrder.of(GuestShares.write(definition, parameters)))
                    .apply();
        });
    }

    @Override
    public TypedParameters blkioParameters(Set<Impact> flags) {
        Element definition = DomainDefinitions.asked(domain, flags);
        TypedParameters own = DiskTuning.of(definition);
        TypedParameters.Builder values = TypedParameters.builder()
                .ofUint(
                        "weight",
                        GroupLimits.WEIGHT.read(definition).orElse(WEIGHT).intValue());
        DiskTuning.DEVICE_PARAMETERS.forEach(limit ->
                values.ofString(limit, own.find(limit).map(TypedParameter::text).orElse("")));
        return values.build();
    }

    @Override
    public void setBlkioParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set blkio parameters", () -> {
            DiskTuning tuning = DiskTuning.read(parameters);
            new Changes(domain, flags)
                    .guest(guest -> GuestGroup.of(guest).set(tuning.settings(settings)))
                    .both(definition -> DomainOrder.of(tuning.write(definition)))
                    .apply();
        });
    }

    @Override
    public TypedParameters numaParameters(Set<Impact> flags) {
        Element definition = DomainDefinitions.asked(domain, flags);
        return TypedParameters.builder()
                .ofInt(
                        "numa_mode",
                        definition
                                .at("numatune/memory/@mode")
                                .map(MODES::indexOf)
                                .orElse(0))
                .ofString(
                        "numa_nodeset",
                        definition.at("numatune/memory/@nodeset").orElse(""))
                .build();
    }

    @Override
    public TypedParameters perfEvents(Set<Impact> flags) {
        return PerfEvents.of(DomainDefinitions.asked(domain, flags));
    }
}
