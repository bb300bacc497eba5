package io.vireo.driver.lxc;

import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.SchedulerType;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.DiskTuning;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.groups.ProcessorTuning;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.util.Set;

/** How much of processors and disks a container gets beside others; changed while it runs. */
final class LxcTuning implements Tuning {

    private final LxcDomain domain;
    private final GroupSettings settings = new GroupSettings(ControlGroups.present());

    LxcTuning(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SchedulerType schedulerType() {
        return new SchedulerType("posix", ProcessorTuning.PARAMETERS.size());
    }

    @Override
    public TypedParameters schedulerParameters(Set<Impact> flags) {
        return ProcessorTuning.of(DomainDefinitions.asked(domain, flags));
    }

    @Override
    public void setSchedulerParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set scheduler parameters", () -> {
            Element after = ProcessorTuning.write(domain.state().present(), parameters);
            new Changes(domain, flags)
                    .container(container -> ProcessorTuning.settings(after, parameters, settings)
                            .forEach(container.group()::write))
                    .both(definition -> DomainOrder.of(ProcessorTuning.write(definition, parameters)))
                    .apply();
        });
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
