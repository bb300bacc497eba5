package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.MemoryStat;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.PeekFlag;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A domain's memory. */
final class TestMemory implements Memory {

    private static final List<String> LIMITS = List.of("hard_limit", "soft_limit", "swap_hard_limit");
    private static final int PEEK_MOST = 64 << 10;

    /** What libvirt takes for no limit, in KiB. */
    private static final long UNLIMITED = Long.MAX_VALUE >> 10;

    private final TestDomain domain;

    TestMemory(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public Bytes maxMemory() {
        return DomainXml.MEMORY.require(domain.view());
    }

    @Override
    public void setMaxMemory(Bytes memory) {
        setMemory(memory, EnumSet.of(MemoryFlag.MAXIMUM));
    }

    @Override
    public void setMemory(Bytes memory, Set<MemoryFlag> flags) {
        domain.meet("setMemory");
        Flags.only("testDomainSetMemoryFlags", flags, MemoryFlag.values());
        boolean maximum = flags.contains(MemoryFlag.MAXIMUM);
        Set<Impact> impact = impact(flags);
        if (maximum && TestDomain.meant(domain.status(), impact).contains(Impact.LIVE)) {
            throw new InvalidState("cannot resize the maximum memory on an active domain");
        }
        domain.edit(impact, document -> maximum ? withMaximum(document, memory) : withCurrent(document, memory));
    }

    private static Element withMaximum(Element document, Bytes memory) {
        if (document.find("cpu/numa").isPresent()) {
            throw new InvalidState("initial memory size of a domain with NUMA nodes cannot be modified with this API");
        }
        Element larger = DomainXml.MEMORY.write(document, memory);
        Bytes current = DomainXml.CURRENT_MEMORY.read(document).orElse(memory);
        return current.compareTo(memory) > 0 ? DomainXml.CURRENT_MEMORY.write(larger, memory) : larger;
    }

    private static Element withCurrent(Element document, Bytes memory) {
        if (memory.compareTo(DomainXml.MEMORY.require(document)) > 0) {
            throw TestDomain.invalid("cannot set memory higher than max memory");
        }
        return DomainXml.CURRENT_MEMORY.write(document, memory);
    }

    private static Set<Impact> impact(Set<MemoryFlag> flags) {
        Set<Impact> impact = EnumSet.noneOf(Impact.class);
        if (flags.contains(MemoryFlag.LIVE)) {
            impact.add(Impact.LIVE);
        }
        if (flags.contains(MemoryFlag.CONFIG)) {
            impact.add(Impact.CONFIG);
        }
        return impact;
    }

    @Override
    public TypedParameters memoryParameters(Set<Impact> flags) {
        Element document = domain.view(flags);
        TypedParameters.Builder values = TypedParameters.builder();
        for (String limit : LIMITS) {
            values.ofUllong(limit, field(limit).read(document).map(Bytes::kib).orElse(UNLIMITED));
        }
        return values.build();
    }

    @Override
    public void setMemoryParameters(TypedParameters parameters, Set<Impact> flags) {
        for (TypedParameter each : parameters.list()) {
            if (!LIMITS.contains(each.name())) {
                throw TestDomain.unknownParameter(each);
            }
        }
        domain.edit(flags, document -> {
            Element changed = document;
            for (String limit : LIMITS) {
                Optional<Long> kib = parameters.number(limit);
                if (kib.isPresent()) {
                    changed = kib.get() >= UNLIMITED
                            ? changed.mapChildren("memtune", each -> each.withoutChildren(limit))
                            : field(limit).write(changed, Bytes.ofKib(kib.get()));
                }
            }
            return DomainOrder.of(requireConsistent(changed));
        });
    }

    private static Element requireConsistent(Element document) {
        Bytes none = Bytes.of(Long.MAX_VALUE);
        Bytes hard = field("hard_limit").read(document).orElse(none);
        if (hard.compareTo(field("swap_hard_limit").read(document).orElse(none)) > 0) {
            throw TestDomain.invalid("memory hard_limit tunable value must be lower than or equal to swap_hard_limit");
        }
        return document;
    }

    private static Field<Bytes> field(String limit) {
        return Field.memory("memtune/" + limit);
    }

    @Override
    public List<MemoryStat> memoryStats() {
        domain.requireActive();
        Element document = domain.view();
        if (document.at("devices/memballoon/@model").filter("virtio"::equals).isEmpty()) {
            return List.of();
        }
        long current = DomainXml.CURRENT_MEMORY.require(document).kib();
        List<MemoryStat> stats = new ArrayList<>();
        stats.add(new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, current));
        for (MemoryStatTag none : List.of(
                MemoryStatTag.SWAP_IN, MemoryStatTag.SWAP_OUT, MemoryStatTag.MAJOR_FAULT, MemoryStatTag.MINOR_FAULT)) {
            stats.add(new MemoryStat(none, 0));
        }
        stats.add(new MemoryStat(MemoryStatTag.UNUSED, current / 2));
        stats.add(new MemoryStat(MemoryStatTag.AVAILABLE, current));
        stats.add(new MemoryStat(MemoryStatTag.USABLE, current / 2));
        stats.add(new MemoryStat(MemoryStatTag.LAST_UPDATE, TestGuestAgent.TIME.getEpochSecond()));
        stats.add(new MemoryStat(MemoryStatTag.DISK_CACHES, current / 8));
        stats.add(new MemoryStat(MemoryStatTag.HUGETLB_PGALLOC, 0));
        stats.add(new MemoryStat(MemoryStatTag.HUGETLB_PGFAIL, 0));
        stats.add(new MemoryStat(MemoryStatTag.RSS, current / 2));
        return stats;
    }

    @Override
    public void setMemoryStatsPeriod(Duration period, Set<MemoryFlag> flags) {
        Flags.only("testDomainSetMemoryStatsPeriod", flags, MemoryFlag.LIVE, MemoryFlag.CONFIG);
        domain.edit(
                impact(flags),
                document -> document.mapChildren("devices", devices -> {
                    Element balloon = devices.child("memballoon")
                            .filter(each -> each.has("model", "virtio"))
                            .orElseThrow(() -> new InvalidState(
                                    "No memory balloon device configured, can not set the collection period"));
                    Element bare = balloon.withoutChildren("stats");
                    return devices.replaceChild(
                            balloon,
                            period.isZero()
                                    ? bare
                                    : bare.add(Element.of("stats").with("period", period.toSeconds())));
                }));
    }

    @Override
    public byte[] memoryPeek(long offset, int size, Set<PeekFlag> flags) {
        Flags.only("testDomainMemoryPeek", flags, PeekFlag.VIRTUAL, PeekFlag.PHYSICAL);
        if (flags.size() != 1) {
            throw TestDomain.invalid("flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL");
        }
        if (size < 0 || size > PEEK_MOST) {
            throw TestDomain.invalid("at most " + PEEK_MOST + " bytes can be read at once, not " + size);
        }
        domain.requireActive();
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (offset + i);
        }
        return bytes;
    }
}
