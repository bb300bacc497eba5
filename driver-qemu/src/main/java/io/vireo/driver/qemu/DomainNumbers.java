package io.vireo.driver.qemu;

import io.vireo.Bytes;
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
import java.util.function.Consumer;
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
    private final boolean mayAsk;
    private final TypedParameters.Builder values = TypedParameters.builder();

    private DomainNumbers(QemuDomain domain, Set<StatsKind> kinds, boolean mayAsk) {
        this.domain = domain;
        this.state = domain.state();
        this.kinds = kinds;
        this.mayAsk = mayAsk;
    }

    /** Everything that needs no answer of QEMU, and the rest when the monitor is free to ask. */
    static TypedParameters of(QemuDomain domain, Set<StatsKind> kinds, boolean mayAsk) {
        return new DomainNumbers(domain, kinds, mayAsk).all();
    }

    private boolean wanted(StatsKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** In the order in which clients of libvirt print them. */
    private TypedParameters all() {
        Element present = state.present();
        if (wanted(StatsKind.STATE)) {
            values.ofInt("state.state", state.reason().first())
                    .ofInt("state.reason", Math.max(0, state.reason().second()));
        }
        state.guest().filter(guest -> wanted(StatsKind.CPU_TOTAL)).ifPresent(this::process);
        if (wanted(StatsKind.BALLOON)) {
            memory(present);
            ask(this::balloon);
        }
        if (wanted(StatsKind.VCPU)) {
            VcpuCounts counts = VcpuCounts.of(present);
            values.ofUint("vcpu.current", counts.current()).ofUint("vcpu.maximum", counts.maximum());
            ask(this::processors);
        }
        if (wanted(StatsKind.INTERFACE) && state.isActive()) {
            cards(present.findAll("devices/interface").stream()
                    .flatMap(card -> card.at("target/@dev").stream())
                    .toList());
        }
        if (wanted(StatsKind.BLOCK)) {
            ask(guest -> DiskNumbers.add(values, guest, present));
        }
        return values.build();
    }

    private void memory(Element present) {
        long most = Definitions.MEMORY.read(present).map(Bytes::kib).orElse(0L);
        values.ofUllong(
                        "balloon.current",
                        Definitions.CURRENT_MEMORY.read(present).map(Bytes::kib).orElse(most))
                .ofUllong("balloon.maximum", most);
    }

    /** No guest of a translating emulator polls while it halts, and the host monitors no caches of guests. */
    private void process(QemuGuest guest) {
        ProcessTimes.of(guest.process().pid())
                .ifPresent(times -> values.ofUllong("cpu.time", times.total().toNanos())
                        .ofUllong("cpu.user", times.user().toNanos())
                        .ofUllong("cpu.system", times.system().toNanos())
                        .ofUint("cpu.cache.monitor.count", 0)
                        .ofUllong("cpu.haltpoll.success.time", 0)
                        .ofUllong("cpu.haltpoll.fail.time", 0));
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

    /** One guest that does not answer, or has just ended, must not spoil the answer about all others. */
    private void ask(Consumer<QemuGuest> question) {
        if (!mayAsk) {
            return;
        }
        try {
            state.guest().ifPresent(question);
        } catch (VirtException failure) {
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
            long thread = cpu.number("thread-id").orElse(0);
            ProcessTimes.ofThread(pid, thread)
                    .ifPresent(times -> values.ofUllong(
                                    prefix + "time", times.total().toNanos())
                            .ofUllong(prefix + "wait", ThreadWaits.blocked(pid, thread))
                            .ofUllong(prefix + "delay", ThreadWaits.delayed(pid, thread)));
        }
    }
}
