package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.VcpuInfo;
import io.vireo.domain.VcpuState;
import io.vireo.domain.Vcpus;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many processors a guest has, where they run, and for how long they have computed. */
final class QemuVcpus implements Vcpus {

    private final QemuDomain domain;

    QemuVcpus(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public int vcpuCount(Set<VcpuFlag> flags) {
        if (flags.contains(VcpuFlag.GUEST)) {
            return domain.guest().agent().execute("guest-get-vcpus").items().stream()
                    .mapToInt(each -> each.isTrue("online") ? 1 : 0)
                    .sum();
        }
        VcpuCounts counts = VcpuCounts.of(Changes.definition(domain, impact(flags)));
        return flags.contains(VcpuFlag.MAXIMUM) ? counts.maximum() : counts.current();
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
    public void setVcpuCount(int vcpus, Set<VcpuFlag> flags) {
        if (vcpus < 1) {
            throw Refusal.invalid("a guest needs at least one processor, not " + vcpus);
        }
        boolean maximum = flags.contains(VcpuFlag.MAXIMUM);
        domain.modify("set vcpus", () -> {
            Changes changes = new Changes(domain, impact(flags));
            if (changes.isLive() && maximum) {
                throw Refusal.invalid(
                        "the most processors that a running guest can have are fixed; change its definition");
            }
            changes.guest(guest -> VcpuPlug.set(guest, vcpus))
                    .live(live -> counted(live, vcpus, false))
                    .kept(kept -> counted(kept, vcpus, maximum))
                    .apply();
        });
    }

    private static Element counted(Element definition, int vcpus, boolean maximum) {
        VcpuCounts counts = VcpuCounts.of(definition);
        if (!maximum && vcpus > counts.maximum()) {
            throw Refusal.invalid("requested vcpus is greater than max allowable vcpus for the domain: " + vcpus + " > "
                    + counts.maximum());
        }
        Element vcpu = definition.child("vcpu").orElseGet(() -> Element.of("vcpu", "1"));
        int most = maximum ? vcpus : counts.maximum();
        int now = maximum ? Math.min(counts.current(), vcpus) : vcpus;
        Element counted = vcpu.withText(Integer.toString(most));
        return definition.put(now < most ? counted.with("current", now) : counted.without("current"));
    }

    @Override
    public List<VcpuInfo> vcpus() {
        return domain.query("vcpus", () -> {
            QemuGuest guest = domain.guest();
            long pid = guest.process().pid();
            List<VcpuInfo> vcpus = new ArrayList<>();
            for (Json cpu : guest.execute("query-cpus-fast").items()) {
                long thread = cpu.number("thread-id").orElse(0);
                Duration time = ProcessTimes.ofThread(pid, thread)
                        .map(ProcessTimes::total)
                        .orElse(Duration.ZERO);
                int processor = ProcessTimes.processor(pid, thread).orElse(VcpuInfo.UNAVAILABLE);
                vcpus.add(new VcpuInfo(
                        (int) cpu.number("cpu-index").orElse(vcpus.size()),
                        domain.state().isRunning() ? VcpuState.RUNNING : VcpuState.BLOCKED,
                        time,
                        processor,
                        Affinity.of(pid, thread)));
            }
            return vcpus;
        });
    }

    @Override
    public List<CpuSet> vcpuPins(Set<Impact> flags) {
        Element definition = Changes.definition(domain, flags);
        int vcpus = VcpuCounts.of(definition).maximum();
        List<CpuSet> pins = new ArrayList<>();
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            String number = Integer.toString(vcpu);
            pins.add(definition.findAll("cputune/vcpupin").stream()
                    .filter(pin -> pin.has("vcpu", number))
                    .flatMap(pin -> pin.attribute("cpuset").stream())
                    .map(CpuSet::parse)
                    .findFirst()
                    .orElseGet(Affinity::all));
        }
        return pins;
    }

    @Override
    public Optional<CpuSet> emulatorPin(Set<Impact> flags) {
        return Changes.definition(domain, flags)
                .at("cputune/emulatorpin/@cpuset")
                .map(CpuSet::parse);
    }

    @Override
    public List<TypedParameters> cpuStats(int firstCpu, int cpus) {
        if (firstCpu >= 0) {
            throw new InvalidState(
                    "the host counts the time of guests not for each of its processors; ask for the total");
        }
        return List.of(total(domain.guest()));
    }

    private static TypedParameters total(QemuGuest guest) {
        ProcessTimes times = ProcessTimes.of(guest.process().pid())
                .orElseThrow(() -> QemuDomain.notRunning(guest.domain().label()));
        return TypedParameters.builder()
                .ofUllong("cpu_time", times.total().toNanos())
                .ofUllong("user_time", times.user().toNanos())
                .ofUllong("system_time", times.system().toNanos())
                .build();
    }
}
