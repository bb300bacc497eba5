package io.vireo.driver.test;

import io.vireo.InvalidState;
import io.vireo.TypedParameter;
import io.vireo.TypedParameter.Type;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.SchedulerType;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.groups.DiskTuning;
import io.vireo.driver.kit.guest.PerfEvents;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** What share of the host a domain gets; nobody takes note of it but the definition. */
final class TestTuning implements Tuning {

    private static final String WEIGHT = "weight";

    private final TestDomain domain;

    TestTuning(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public SchedulerType schedulerType() {
        return new SchedulerType("fair", 1);
    }

    @Override
    public TypedParameters schedulerParameters(Set<Impact> flags) {
        return TypedParameters.builder().ofUint(WEIGHT, 50).build();
    }

    @Override
    public void setSchedulerParameters(TypedParameters parameters, Set<Impact> flags) {
        require(parameters, Type.UINT, List.of(WEIGHT));
    }

    @Override
    public TypedParameters blkioParameters(Set<Impact> flags) {
        Element tune = domain.view(flags).child("blkiotune").orElseGet(() -> Element.of("blkiotune"));
        TypedParameters.Builder values = TypedParameters.builder()
                .ofUint(
                        WEIGHT,
                        tune.at(WEIGHT)
                                .map(text -> Integer.parseInt(text.strip()))
                                .orElse(0));
        for (String limit : DiskTuning.DEVICE_PARAMETERS) {
            values.ofString(limit, BlkioDevices.read(tune, elementOf(limit)));
        }
        return values.build();
    }

    @Override
    public void setBlkioParameters(TypedParameters parameters, Set<Impact> flags) {
        for (TypedParameter each : parameters.list()) {
            require(each, each.name().equals(WEIGHT) ? Type.UINT : Type.STRING);
            if (!each.name().equals(WEIGHT) && !DiskTuning.DEVICE_PARAMETERS.contains(each.name())) {
                throw TestDomain.unknownParameter(each);
            }
        }
        domain.edit(flags, document -> {
            Element tune = document.child("blkiotune").orElseGet(() -> Element.of("blkiotune"));
            for (TypedParameter each : parameters.list()) {
                tune = each.name().equals(WEIGHT)
                        ? tune.put(Element.of(WEIGHT, each.text()))
                        : BlkioDevices.write(tune, elementOf(each.name()), each.text());
            }
            return DomainOrder.of(document.put(tune));
        });
    }

    private static String elementOf(String parameter) {
        return parameter.substring("device_".length());
    }

    @Override
    public TypedParameters numaParameters(Set<Impact> flags) {
        Element document = domain.view(flags);
        return TypedParameters.builder()
                .ofInt(
                        "numa_mode",
                        NumaMode.of(document.at("numatune/memory/@mode").orElse("strict")))
                .ofString(
                        "numa_nodeset", document.at("numatune/memory/@nodeset").orElse(""))
                .build();
    }

    @Override
    public void setNumaParameters(TypedParameters parameters, Set<Impact> flags) {
        for (TypedParameter each : parameters.list()) {
            switch (each.name()) {
                case "numa_mode" -> require(each, Type.INT);
                case "numa_nodeset" -> require(each, Type.STRING);
                default -> throw TestDomain.unknownParameter(each);
            }
        }
        boolean live = TestDomain.meant(domain.status(), flags).contains(Impact.LIVE);
        if (live && parameters.find("numa_mode").isPresent()) {
            throw new InvalidState("can't change numatune mode for running domain");
        }
        domain.edit(flags, document -> DomainOrder.of(NumaMode.write(document, parameters)));
    }

    @Override
    public TypedParameters perfEvents(Set<Impact> flags) {
        return PerfEvents.of(domain.view(flags));
    }

    @Override
    public void setPerfEvents(TypedParameters parameters, Set<Impact> flags) {
        require(parameters, Type.BOOLEAN, PerfEvents.NAMES);
        domain.edit(flags, document -> {
            Element perf = document.child("perf").orElseGet(() -> Element.of("perf"));
            for (TypedParameter each : parameters.list()) {
                perf = perf.flatMapChildren(old -> old.has("name", each.name()) ? List.of() : List.of(old))
                        .add(Element.of("event").with("name", each.name()).with("enabled", each.text()));
            }
            return DomainOrder.of(document.put(perf));
        });
    }

    private static void require(TypedParameters parameters, Type type, List<String> names) {
        for (TypedParameter each : parameters.list()) {
            if (!names.contains(each.name())) {
                throw TestDomain.unknownParameter(each);
            }
            require(each, type);
        }
    }

    private static void require(TypedParameter parameter, Type type) {
        if (parameter.type() != type) {
            throw TestDomain.invalid("invalid type '" + parameter.type() + "' requested for parameter '"
                    + parameter.name() + "', expected '" + type + "'");
        }
    }
}
