package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.MemoryStat;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much memory a container may use, and uses. */
final class LxcMemory implements Memory {

    private static final Map<String, Field<Bytes>> LIMITS = limits();

    private final LxcDomain domain;
    private final Settings settings = new Settings(ControlGroups.present());

    LxcMemory(OpenDomain open) {
        this.domain = open.domain();
    }

    private static Map<String, Field<Bytes>> limits() {
        Map<String, Field<Bytes>> limits = new LinkedHashMap<>();
        limits.put("hard_limit", Limits.HARD);
        limits.put("soft_limit", Limits.SOFT);
        limits.put("swap_hard_limit", Limits.SWAP);
        return limits;
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
        Element definition = DomainDefinitions.asked(domain, flags);
        TypedParameters.Builder values = TypedParameters.builder();
        LIMITS.forEach((name, field) ->
                values.ofUllong(name, field.read(definition).map(Bytes::kib).orElse(Settings.UNLIMITED_KIB)));
        return values.build();
    }

    @Override
    public void setMemoryParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set memory parameters", () -> {
            Changes changes = new Changes(domain, flags);
            Element before = domain.state().present();
            Element after = limited(before, parameters);
            changes.container(container -> apply(container, before, after, parameters))
                    .both(definition -> DomainOrder.of(limited(definition, parameters)))
                    .apply();
        });
    }

    private static Element limited(Element definition, TypedParameters parameters) {
        Element limited = definition;
        for (TypedParameter each : parameters.list()) {
            Field<Bytes> field = LIMITS.get(each.name());
            if (field == null || !each.text().matches("[0-9]{1,19}")) {
                throw Refusal.invalid("parameter '" + Names.shown(each.name())
                        + "' is no limit of memory, or its value '" + Names.shown(each.text()) + "' is none");
            }
            limited = field.write(limited, Bytes.ofKib(Math.min(Settings.UNLIMITED_KIB, kib(each))));
        }
        if (kib(limited, Limits.SWAP) < Limits.hardKib(limited)) {
            throw Refusal.invalid("memory hard_limit tunable value must be lower than or equal to swap_hard_limit");
        }
        return limited;
    }

    private static long kib(TypedParameter parameter) {
        try {
            return Long.parseLong(parameter.text());
        } catch (NumberFormatException large) {
            return Settings.UNLIMITED_KIB;
        }
    }

    private static long kib(Element definition, Field<Bytes> field) {
        return field.read(definition).map(Bytes::kib).orElse(Settings.UNLIMITED_KIB);
    }

    /** The kernel wants memory and swap never to be less than memory alone, so the order depends on where it goes. */
    private void apply(Container container, Element before, Element after, TypedParameters parameters) {
        long hard = Limits.hardKib(after);
        boolean grows = hard >= Limits.hardKib(before);
        boolean swap = parameters.find("swap_hard_limit").isPresent();
        List<Setting> swapLimit = swap ? settings.swapLimit(kib(after, Limits.SWAP), hard) : List.of();
        List<Setting> hardLimit = parameters.find("hard_limit").isPresent() ? settings.hardLimit(hard) : List.of();
        (grows ? swapLimit : hardLimit).forEach(container.group()::write);
        (grows ? hardLimit : swapLimit).forEach(container.group()::write);
        if (parameters.find("soft_limit").isPresent()) {
            settings.softLimit(kib(after, Limits.SOFT)).forEach(container.group()::write);
        }
    }

    @Override
    public List<MemoryStat> memoryStats() {
        Container container = domain.container();
        return GroupNumbers.of(container.group())
                .memoryStats(Limits.hardKib(domain.state().present()));
    }
}
