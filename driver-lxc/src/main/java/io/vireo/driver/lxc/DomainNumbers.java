package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.TypedParameters;
import io.vireo.domain.InterfaceStats;
import io.vireo.domain.MemoryStat;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.StatsKind;
import io.vireo.driver.kit.groups.BlockCounts;
import io.vireo.driver.kit.groups.GroupNumbers;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The numbers of one domain for the answer about many. */
final class DomainNumbers {

    private static final Map<MemoryStatTag, String> BALLOON = Map.of(
            MemoryStatTag.MAJOR_FAULT, "major_fault",
            MemoryStatTag.MINOR_FAULT, "minor_fault",
            MemoryStatTag.UNUSED, "unused",
            MemoryStatTag.AVAILABLE, "available",
            MemoryStatTag.DISK_CACHES, "disk_caches",
            MemoryStatTag.RSS, "rss");

    private final LxcState state;
    private final Element present;
    private final Set<StatsKind> kinds;
    private final TypedParameters.Builder values = TypedParameters.builder();

    private DomainNumbers(LxcState state, Set<StatsKind> kinds) {
        this.state = state;
        this.present = state.present();
        this.kinds = kinds;
    }

    static TypedParameters of(LxcDomain domain, Set<StatsKind> kinds, CardCounters counters) {
        DomainNumbers numbers = new DomainNumbers(domain.state(), kinds);
        numbers.state();
        Optional<GroupNumbers> group = numbers.state.container().map(container -> new GroupNumbers(container.group()));
        group.ifPresent(numbers::processor);
        numbers.memory(group);
        numbers.vcpus();
        group.ifPresent(any -> numbers.cards(counters));
        group.ifPresent(numbers::disks);
        return numbers.values.build();
    }

    private boolean wanted(StatsKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    private void state() {
        if (wanted(StatsKind.STATE)) {
            values.ofInt("state.state", state.reason().first())
                    .ofInt("state.reason", Math.max(0, state.reason().second()));
        }
    }

    private void processor(GroupNumbers group) {
        if (wanted(StatsKind.CPU_TOTAL)) {
            GroupNumbers.Times times = group.times();
            values.ofUllong("cpu.time", times.all())
                    .ofUllong("cpu.user", times.user())
                    .ofUllong("cpu.system", times.system());
        }
    }

    private void memory(Optional<GroupNumbers> group) {
        if (!wanted(StatsKind.BALLOON)) {
            return;
        }
        long most = ContainerDefaults.MEMORY.read(present).map(Bytes::kib).orElse(0L);
        long now =
                ContainerDefaults.CURRENT_MEMORY.read(present).map(Bytes::kib).orElse(most);
        values.ofUllong("balloon.current", now).ofUllong("balloon.maximum", most);
        for (MemoryStat stat :
                group.map(each -> each.memoryStats(LxcLimits.hardKib(present))).orElse(List.of())) {
            Optional.ofNullable(BALLOON.get(stat.tag()))
                    .ifPresent(name -> values.ofUllong("balloon." + name, stat.value()));
        }
    }

    private void vcpus() {
        if (wanted(StatsKind.VCPU)) {
            int count = ContainerDefaults.VCPUS.read(present).orElse(1L).intValue();
            values.ofUint("vcpu.current", count).ofUint("vcpu.maximum", count);
        }
    }

    private void cards(CardCounters counters) {
        if (!wanted(StatsKind.INTERFACE)) {
            return;
        }
        List<String> devices = present.findAll("devices/interface").stream()
                .flatMap(card -> card.at("target/@dev").stream())
                .toList();
        values.ofUint("net.count", devices.size());
        for (int i = 0; i < devices.size(); i++) {
            String prefix = "net." + i + ".";
            values.ofString(prefix + "name", devices.get(i));
            counters.of(devices.get(i)).ifPresent(stats -> card(prefix, stats));
        }
    }

    private void card(String prefix, InterfaceStats stats) {
        values.ofUllong(prefix + "rx.bytes", stats.rxBytes())
                .ofUllong(prefix + "rx.pkts", stats.rxPackets())
                .ofUllong(prefix + "rx.errs", stats.rxErrors())
                .ofUllong(prefix + "rx.drop", stats.rxDrops())
                .ofUllong(prefix + "tx.bytes", stats.txBytes())
                .ofUllong(prefix + "tx.pkts", stats.txPackets())
                .ofUllong(prefix + "tx.errs", stats.txErrors())
                .ofUllong(prefix + "tx.drop", stats.txDrops());
    }

    private void disks(GroupNumbers group) {
        if (!wanted(StatsKind.BLOCK)) {
            return;
        }
        List<Element> disks = present.findAll("devices/disk");
        values.ofUint("block.count", disks.size());
        Map<String, BlockCounts> counts = disks.isEmpty() ? Map.of() : group.blocks();
        for (int i = 0; i < disks.size(); i++) {
            String prefix = "block." + i + ".";
            DeviceNode node = DeviceNode.ofDisk(disks.get(i));
            BlockCounts of = counts.getOrDefault(node.numbers(), BlockCounts.NONE);
            values.ofString(prefix + "name", disks.get(i).at("target/@dev").orElse(""))
                    .ofUllong(prefix + "rd.reqs", of.reads())
                    .ofUllong(prefix + "rd.bytes", of.readBytes())
                    .ofUllong(prefix + "wr.reqs", of.writes())
                    .ofUllong(prefix + "wr.bytes", of.writtenBytes());
        }
    }
}
