package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.VcpuFlag;
import io.vireo.domain.VcpuInfo;
import io.vireo.domain.VcpuState;
import io.vireo.domain.Vcpus;
import io.vireo.driver.kit.guest.DomainDefinitions;
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
        VcpuCounts counts = VcpuCounts.of(DomainDefinitions.asked(domain, impact(flags)));
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
                    .live(live -> counted(live, vcpus, false, "live"))
                    .kept(kept -> counted(kept, vcpus, maximum, "persistent"))
                    .apply();
        });
    }

    private static Element counted(Element definition, int vcpus, boolean maximum, String which) {
        VcpuCounts counts = VcpuCounts.of(definition);
        if (!maximum && vcpus > counts.maximum()) {
            throw Refusal.invalid(
                    "requested vcpus is greater than max allowable vcpus for the " + which + " domain: " + vcpus
                            + " > "
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
        Element definition = DomainDefinitions.asked(domain, flags);
        int vcpus = VcpuCounts.of(definition).maximum();
        List<CpuSet> pins = new ArrayList<>();
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            pins.add(Pinning.of(definition).vcpu(vcpu));
        }
        return pins;
    }

    @Override
    public void pinVcpu(int vcpu, CpuSet cpus, Set<Impact> flags) {
        domain.modify(
                "pin a vcpu",
                () -> new Changes(domain, flags)
                        .guest(guest -> Affinity.set(thread(guest, vcpu), cpus))
                        .both(definition -> {
                            if (vcpu < 0 || vcpu >= VcpuCounts.of(definition).maximum()) {
                                throw Refusal.invalid("vcpu " + vcpu + " is out of range of the domain");
                            }
                            return Pinning.with(definition, "vcpupin", "vcpu", vcpu, cpus);
                        })
                        .apply());
    }

    private static long thread(QemuGuest guest, int vcpu) {
        return guest.execute("query-cpus-fast").items().stream()
                .filter(each -> each.number("cpu-index").orElse(-1) == vcpu)
                .map(each -> each.number("thread-id").orElse(0))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "vcpu " + vcpu + " is not online in " + guest.domain().label()));
    }

    @Override
    public Optional<CpuSet> emulatorPin(Set<Impact> flags) {
        return Optional.of(
                Pinning.of(DomainDefinitions.asked(domain, flags)).emulator().orElseGet(Affinity::all));
    }

    @Override
    public void pinEmulator(CpuSet cpus, Set<Impact> flags) {
        domain.modify(
                "pin the emulator",
                () -> new Changes(domain, flags)
                        .guest(guest -> Affinity.set(guest.process().pid(), cpus))
                        .both(definition -> Pinning.with(definition, "emulatorpin", "", 0, cpus))
                        .apply());
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
                .orElseThrow(() -> guest.domain().notRunning());
        return TypedParameters.builder()
                .ofUllong("cpu_time", times.total().toNanos())
                .ofUllong("user_time", times.user().toNanos())
                .ofUllong("system_time", times.system().toNanos())
                .build();
    }
}
