package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.MemoryStat;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupNumbers;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.groups.MemoryTuning;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How much memory a container may use, and uses. */
final class LxcMemory implements Memory {

    private static final MemoryTuning TUNING = new MemoryTuning(LxcLimits::hardKib);

    private final LxcDomain domain;
    private final GroupSettings settings = new GroupSettings(ControlGroups.present());

    LxcMemory(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public Bytes maxMemory() {
        return ContainerDefaults.MEMORY.read(domain.state().present()).orElse(Bytes.ZERO);
    }

    @Override
    public void setMaxMemory(Bytes memory) {
        setMemory(memory, Set.of(MemoryFlag.MAXIMUM));
    }

    @Override
    public void setMemory(Bytes memory, Set<MemoryFlag> flags) {
        if (memory.kib() == 0) {
            throw Refusal.invalid("memory must not be 0");
        }
        Set<Impact> impact = EnumSet.noneOf(Impact.class);
        if (flags.contains(MemoryFlag.LIVE)) {
            impact.add(Impact.LIVE);
        }
        if (flags.contains(MemoryFlag.CONFIG)) {
            impact.add(Impact.CONFIG);
        }
        domain.modify("set memory", () -> {
            if (flags.contains(MemoryFlag.MAXIMUM)) {
                maximum(memory, impact);
            } else {
                current(memory, impact);
            }
        });
    }

    private void maximum(Bytes memory, Set<Impact> impact) {
        Changes changes = new Changes(domain, impact);
        if (changes.isLive()) {
            throw new InvalidState("cannot resize the maximum memory on an active domain: stop " + domain.label()
                    + " first, or change its definition only");
        }
        changes.kept(definition -> {
                    Element larger = ContainerDefaults.MEMORY.write(definition, memory);
                    Bytes now =
                            ContainerDefaults.CURRENT_MEMORY.read(definition).orElse(memory);
                    return now.compareTo(memory) > 0 ? ContainerDefaults.CURRENT_MEMORY.write(larger, memory) : larger;
                })
                .apply();
    }

    private void current(Bytes memory, Set<Impact> impact) {
        Changes changes = new Changes(domain, impact);
        Element definition =
                DomainDefinitions.asked(domain, changes.isLive() ? Set.of(Impact.LIVE) : Set.of(Impact.CONFIG));
        Bytes most = ContainerDefaults.MEMORY.read(definition).orElse(Bytes.ZERO);
        if (memory.compareTo(most) > 0) {
            throw Refusal.invalid("cannot set memory higher than max memory");
        }
        changes.container(container -> settings.hardLimit(memory.kib()).forEach(container.group()::write))
                .both(each -> ContainerDefaults.CURRENT_MEMORY.write(each, memory))
                .apply();
    }

    @Override
    public TypedParameters memoryParameters(Set<Impact> flags) {
        boolean live = !flags.contains(Impact.CONFIG) && domain.state().isActive();
        Element asked = DomainDefinitions.asked(domain, flags);
        return live ? TUNING.inForce(asked) : MemoryTuning.of(asked);
    }

    @Override
    public void setMemoryParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set memory parameters", () -> {
            Changes changes = new Changes(domain, flags);
            Element before = domain.state().present();
            Element after = TUNING.write(before, parameters);
            changes.container(container ->
                            TUNING.settings(before, after, parameters, settings).forEach(container.group()::write))
                    .both(definition -> DomainOrder.of(TUNING.write(definition, parameters)))
                    .apply();
        });
    }

    @Override
    public List<MemoryStat> memoryStats() {
        Container container = domain.container();
        return new GroupNumbers(container.group())
                .memoryStats(LxcLimits.hardKib(domain.state().present()));
    }
}
