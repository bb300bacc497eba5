package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.MemoryStat;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.StatsKind;
import io.vireo.driver.kit.guest.LinkCounters;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The statistics of one domain, by libvirt's names; what QEMU does not tell in time is left out. */
final class DomainNumbers {

    private static final Logger LOG = LoggerFactory.getLogger(DomainNumbers.class);

    private static final Map<MemoryStatTag, String> BALLOON = Map.ofEntries(
            Map.entry(MemoryStatTag.SWAP_IN, "swap_in"),
            Map.entry(MemoryStatTag.SWAP_OUT, "swap_out"),
            Map.entry(MemoryStatTag.MAJOR_FAULT, "major_fault"),
            Map.entry(MemoryStatTag.MINOR_FAULT, "minor_fault"),
            Map.entry(MemoryStatTag.UNUSED, "unused"),
            Map.entry(MemoryStatTag.AVAILABLE, "available"),
            Map.entry(MemoryStatTag.RSS, "rss"),
            Map.entry(MemoryStatTag.USABLE, "usable"),
            Map.entry(MemoryStatTag.LAST_UPDATE, "last-update"),
            Map.entry(MemoryStatTag.DISK_CACHES, "disk_caches"),
            Map.entry(MemoryStatTag.HUGETLB_PGALLOC, "hugetlb_pgalloc"),
            Map.entry(MemoryStatTag.HUGETLB_PGFAIL, "hugetlb_pgfail"));

    private final QemuDomain domain;
    private final QemuState state;
    private final Set<StatsKind> kinds;
    private final TypedParameters.Builder values = TypedParameters.builder();

    private DomainNumbers(QemuDomain domain, Set<StatsKind> kinds) {
        this.domain = domain;
        this.state = domain.state();
        this.kinds = kinds;
    }

    /** Everything that needs no answer of QEMU, and the rest when the monitor is free to ask. */
    static TypedParameters of(QemuDomain domain, Set<StatsKind> kinds, boolean mayAsk) {
        DomainNumbers numbers = new DomainNumbers(domain, kinds);
        numbers.still();
        Optional<QemuGuest> guest = numbers.state.guest();
        if (guest.isPresent()) {
            numbers.process(guest.get());
            if (mayAsk) {
                numbers.ask(guest.get());
            }
        }
        return numbers.values.build();
    }

    private boolean wanted(StatsKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    private void still() {
        Element present = state.present();
        if (wanted(StatsKind.STATE)) {
            values.ofInt("state.state", state.reason().first())
                    .ofInt("state.reason", Math.max(0, state.reason().second()));
        }
        if (wanted(StatsKind.BALLOON)) {
            long most =
                    Definitions.MEMORY.read(present).map(io.vireo.Bytes::kib).orElse(0L);
            values.ofUllong(
                            "balloon.current",
                            Definitions.CURRENT_MEMORY
                                    .read(present)
                                    .map(io.vireo.Bytes::kib)
                                    .orElse(most))
                    .ofUllong("balloon.maximum", most);
        }
        if (wanted(StatsKind.VCPU)) {
            VcpuCounts counts = VcpuCounts.of(present);
            values.ofUint("vcpu.current", counts.current()).ofUint("vcpu.maximum", counts.maximum());
        }
    }

    private void process(QemuGuest guest) {
        Optional<ProcessTimes> times = ProcessTimes.of(guest.process().pid());
        if (wanted(StatsKind.CPU_TOTAL) && times.isPresent()) {
            values.ofUllong("cpu.time", times.get().total().toNanos())
                    .ofUllong("cpu.user", times.get().user().toNanos())
                    .ofUllong("cpu.system", times.get().system().toNanos());
        }
        if (wanted(StatsKind.INTERFACE)) {
            cards(state.present().findAll("devices/interface").stream()
                    .flatMap(card -> card.at("target/@dev").stream())
                    .toList());
        }
    }

    private void cards(List<String> devices) {
        values.ofUint("net.count", devices.size());
        for (int i = 0; i < devices.size(); i++) {
            String prefix = "net." + i + ".";
            values.ofString(prefix + "name", devices.get(i));
            Optional<InterfaceStats> found = LinkCounters.of(devices.get(i));
            if (found.isPresent()) {
                InterfaceStats stats = found.get();
                values.ofUllong(prefix + "rx.bytes", stats.rxBytes())
                        .ofUllong(prefix + "rx.pkts", stats.rxPackets())
                        .ofUllong(prefix + "rx.errs", stats.rxErrors())
                        .ofUllong(prefix + "rx.drop", stats.rxDrops())
                        .ofUllong(prefix + "tx.bytes", stats.txBytes())
                        .ofUllong(prefix + "tx.pkts", stats.txPackets())
                        .ofUllong(prefix + "tx.errs", stats.txErrors())
                        .ofUllong(prefix + "tx.drop", stats.txDrops());
            }
        }
    }

    private void ask(QemuGuest guest) {
        try {
            if (wanted(StatsKind.BALLOON)) {
                balloon(guest);
            }
            if (wanted(StatsKind.VCPU)) {
                processors(guest);
            }
            if (wanted(StatsKind.BLOCK)) {
                DiskNumbers.add(values, guest, state.present());
            }
        } catch (VirtException failure) {
            // One guest that does not answer, or has just ended, must not spoil the answer about all others.
            LOG.debug("{} does not answer when asked for statistics", domain.label(), failure);
        }
    }

    private void balloon(QemuGuest guest) {
        Optional<Element> device =
                state.present().find("devices/memballoon").filter(each -> !each.has("model", "none"));
        for (MemoryStat stat : QemuMemory.stats(guest, device)) {
            Optional.ofNullable(BALLOON.get(stat.tag()))
                    .ifPresent(name -> values.ofUllong("balloon." + name, stat.value()));
        }
    }

    private void processors(QemuGuest guest) {
        long pid = guest.process().pid();
        for (Json cpu : guest.execute("query-cpus-fast").items()) {
            String prefix = "vcpu." + cpu.number("cpu-index").orElse(0) + ".";
            values.ofInt(prefix + "state", state.isRunning() ? 1 : 2);
            ProcessTimes.ofThread(pid, cpu.number("thread-id").orElse(0))
                    .ifPresent(times ->
                            values.ofUllong(prefix + "time", times.total().toNanos()));
        }
    }
}
