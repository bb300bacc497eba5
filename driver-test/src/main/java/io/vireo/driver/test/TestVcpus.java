package io.vireo.driver.test;

import io.vireo.CpuSet;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.VcpuInfo;
import io.vireo.domain.VcpuState;
import io.vireo.domain.Vcpus;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A domain's virtual processors. */
final class TestVcpus implements Vcpus {

    /** As many as the test driver lets a domain have. */
    static final int MOST = 32;

    /** On how many of the host's processors every guest runs, however many it has itself. */
    private static final int BUSY_CPUS = 2;

    private static final long CPU_TIME = 24_386_308_517L;
    private static final long VCPU_TIME = 23_151_740_627L;

    private final TestDomain domain;

    TestVcpus(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public int vcpuCount(Set<VcpuFlag> flags) {
        Flags.only("testDomainGetVcpusFlags", flags, VcpuFlag.LIVE, VcpuFlag.CONFIG, VcpuFlag.MAXIMUM);
        Flags.notBoth("testDomainGetVcpusFlags", flags, VcpuFlag.LIVE, VcpuFlag.CONFIG);
        Element document = domain.view(impact(flags));
        return flags.contains(VcpuFlag.MAXIMUM) ? maximum(document) : current(document);
    }

    static int maximum(Element document) {
        return DomainXml.VCPUS.read(document).orElse(1L).intValue();
    }

    static int current(Element document) {
        return DomainXml.CURRENT_VCPUS.read(document).map(Long::intValue).orElseGet(() -> maximum(document));
    }

    @Override
    public void setVcpuCount(int vcpus, Set<VcpuFlag> flags) {
        domain.meet("setVcpuCount");
        Flags.only("testDomainSetVcpusFlags", flags, VcpuFlag.LIVE, VcpuFlag.CONFIG, VcpuFlag.MAXIMUM);
        boolean maximum = flags.contains(VcpuFlag.MAXIMUM);
        if (maximum && flags.contains(VcpuFlag.LIVE)) {
            throw TestDomain.invalid("flags VIR_DOMAIN_VCPU_MAXIMUM and VIR_DOMAIN_AFFECT_LIVE in function"
                    + " testDomainSetVcpusFlags are mutually exclusive");
        }
        if (vcpus < 1) {
            throw TestDomain.invalid("a domain has at least one virtual processor, not " + vcpus);
        }
        if (vcpus > MOST) {
            throw TestDomain.invalid(
                    "requested cpu amount exceeds maximum supported amount (" + vcpus + " > " + MOST + ")");
        }
        domain.edit(impact(flags), document -> maximum ? withMaximum(document, vcpus) : withCurrent(document, vcpus));
    }

    private static Element withMaximum(Element document, int vcpus) {
        int current = current(document);
        return withCurrent(DomainXml.VCPUS.write(document, (long) vcpus), Math.min(current, vcpus));
    }

    private static Element withCurrent(Element document, int vcpus) {
        int maximum = maximum(document);
        if (vcpus > maximum) {
            throw TestDomain.invalid("requested cpu amount exceeds maximum (" + vcpus + " > " + maximum + ")");
        }
        return vcpus == maximum
                ? document.mapChildren("vcpu", vcpu -> vcpu.without("current"))
                : DomainXml.CURRENT_VCPUS.write(document, (long) vcpus);
    }

    private static Set<Impact> impact(Set<VcpuFlag> flags) {
        Set<Impact> impact = EnumSet.noneOf(Impact.class);
        if (flags.contains(VcpuFlag.LIVE)) {
            impact.add(Impact.LIVE);
        }
        if (flags.contains(VcpuFlag.CONFIG)) {
            impact.add(Impact.CONFIG);
        }
        return impact;
    }

    @Override
    public List<VcpuInfo> vcpus() {
        if (!domain.status().isActive()) {
            throw new InvalidState("cannot list vcpus for an inactive domain");
        }
        Element document = domain.view();
        List<CpuSet> pins = pins(document);
        List<VcpuInfo> all = new ArrayList<>();
        Duration busy = Clock.busy();
        for (int number = 0; number < current(document); number++) {
            CpuSet pin = pins.get(number);
            int last = pin.stream().max().orElse(0);
            int cpu = pin.equals(everywhere()) ? domain.world().host().node().cpus() - 1 : last;
            all.add(new VcpuInfo(number, VcpuState.RUNNING, busy, cpu, pin));
        }
        return all;
    }

    @Override
    public void pinVcpu(int vcpu, CpuSet cpus, Set<Impact> flags) {
        if (cpus.size() == 0) {
            throw TestDomain.invalid("Empty cpu list for pinning");
        }
        domain.edit(flags, document -> {
            if (vcpu < 0 || vcpu >= maximum(document)) {
                throw TestDomain.invalid("requested vcpu '" + vcpu + "' is not present in the domain");
            }
            Element pin = Element.of("vcpupin").with("vcpu", vcpu).with("cpuset", cpus.toString());
            Element tune = document.child("cputune").orElseGet(() -> Element.of("cputune"));
            Element without = tune.flatMapChildren(
                    child -> child.name().equals("vcpupin") && child.has("vcpu", Integer.toString(vcpu))
                            ? List.of()
                            : List.of(child));
            return DomainOrder.of(document.put(without.add(pin)));
        });
    }

    @Override
    public List<CpuSet> vcpuPins(Set<Impact> flags) {
        return pins(domain.view(flags));
    }

    private List<CpuSet> pins(Element document) {
        List<CpuSet> pins = new ArrayList<>();
        for (int number = 0; number < maximum(document); number++) {
            String vcpu = Integer.toString(number);
            pins.add(document.findAll("cputune/vcpupin").stream()
                    .filter(each -> each.has("vcpu", vcpu))
                    .findFirst()
                    .flatMap(each -> each.attribute("cpuset"))
                    .or(() -> document.at("vcpu/@cpuset"))
                    .map(CpuSet::parse)
                    .orElseGet(TestVcpus::everywhere));
        }
        return pins;
    }

    /** All processors that the simulated host has for guests. */
    static CpuSet everywhere() {
        return CpuSet.parse("0-" + (TestHostCpu.PRESENT - 1));
    }

    @Override
    public void pinEmulator(CpuSet cpus, Set<Impact> flags) {
        if (cpus.size() == 0) {
            throw TestDomain.invalid("Empty cpu list for pinning");
        }
        domain.edit(flags, document -> {
            Element tune = document.child("cputune").orElseGet(() -> Element.of("cputune"));
            return DomainOrder.of(
                    document.put(tune.put(Element.of("emulatorpin").with("cpuset", cpus.toString()))));
        });
    }

    @Override
    public Optional<CpuSet> emulatorPin(Set<Impact> flags) {
        return Optional.of(domain.view(flags)
                .at("cputune/emulatorpin/@cpuset")
                .map(CpuSet::parse)
                .orElseGet(TestVcpus::everywhere));
    }

    @Override
    public List<TypedParameters> cpuStats(int firstCpu, int cpus) {
        domain.requireActive();
        if (firstCpu < 0) {
            return List.of(TypedParameters.builder()
                    .ofUllong("cpu_time", CPU_TIME * BUSY_CPUS + 1)
                    .ofUllong("user_time", 5_540_000_000L)
                    .ofUllong("system_time", 6_460_000_000L)
                    .build());
        }
        if (firstCpu >= BUSY_CPUS) {
            throw TestDomain.invalid("start_cpu " + firstCpu + " larger than maximum of " + (BUSY_CPUS - 1));
        }
        List<TypedParameters> all = new ArrayList<>();
        for (int cpu = firstCpu; cpu < Math.min(BUSY_CPUS, firstCpu + cpus); cpu++) {
            all.add(TypedParameters.builder()
                    .ofUllong("cpu_time", CPU_TIME + cpu)
                    .ofUllong("vcpu_time", VCPU_TIME + cpu)
                    .build());
        }
        return all;
    }
}
