package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.DirtyRateFlag;
import io.vireo.domain.Impact;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.MemoryStat;
import io.vireo.domain.MemoryStatTag;
import io.vireo.domain.PeekFlag;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.driver.kit.groups.GroupSettings;
import io.vireo.driver.kit.groups.MemoryTuning;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much memory a guest has, and what it does with it. */
final class QemuMemory implements Memory {

    private static final int MOST_PEEKED = 1 << 20;
    private static final int KIB = 1024;

    /** What the balloon's driver in the guest tells; sizes in bytes are given in KiB. */
    private static final Map<String, MemoryStatTag> GUESTS = Map.of(
            "stat-swap-in", MemoryStatTag.SWAP_IN,
            "stat-swap-out", MemoryStatTag.SWAP_OUT,
            "stat-major-faults", MemoryStatTag.MAJOR_FAULT,
            "stat-minor-faults", MemoryStatTag.MINOR_FAULT,
            "stat-free-memory", MemoryStatTag.UNUSED,
            "stat-total-memory", MemoryStatTag.AVAILABLE,
            "stat-available-memory", MemoryStatTag.USABLE,
            "stat-disk-caches", MemoryStatTag.DISK_CACHES,
            "stat-htlb-pgalloc", MemoryStatTag.HUGETLB_PGALLOC,
            "stat-htlb-pgfail", MemoryStatTag.HUGETLB_PGFAIL);

    private static final Set<MemoryStatTag> COUNTS = EnumSet.of(
            MemoryStatTag.MAJOR_FAULT,
            MemoryStatTag.MINOR_FAULT,
            MemoryStatTag.HUGETLB_PGALLOC,
            MemoryStatTag.HUGETLB_PGFAIL);

    private final QemuDomain domain;
    private final GroupSettings settings = new GroupSettings(ControlGroups.present());

    QemuMemory(OpenDomain open) {
        this.domain = open.domain();
    }

    /** QEMU samples pages here and there; it is done when the time is over, and statistics have the result. */
    @Override
    public void startDirtyRateCalc(Duration duration, Set<DirtyRateFlag> flags) {
        if (duration.toSeconds() < 1 || duration.toSeconds() > 60) {
            throw Refusal.invalid(
                    "seconds=" + duration.toSeconds() + " is invalid, please choose value within [1, 60].");
        }
        if (!flags.isEmpty()) {
            throw Refusal.notWhileRunning("dirty pages are counted by sampling only");
        }
        domain.modify(
                "calculate the dirty rate",
                () -> domain.guest().execute("calc-dirty-rate", Json.object().with("calc-time", duration.toSeconds())));
    }

    /** No limit is set by this driver; this number stands for that. */
    private static final MemoryTuning TUNING = new MemoryTuning(GuestGroup::hardKib);

    @Override
    public TypedParameters memoryParameters(Set<Impact> flags) {
        return MemoryTuning.of(DomainDefinitions.asked(domain, flags));
    }

    @Override
    public void setMemoryParameters(TypedParameters parameters, Set<Impact> flags) {
        domain.modify("set memory parameters", () -> {
            Element before = domain.state().present();
            Element after = TUNING.write(before, parameters);
            new Changes(domain, flags)
                    .guest(guest -> GuestGroup.of(guest).set(TUNING.settings(before, after, parameters, settings)))
                    .both(definition -> DomainOrder.of(TUNING.write(definition, parameters)))
                    .apply();
        });
    }

    @Override
    public Bytes maxMemory() {
        return Definitions.MEMORY.read(domain.state().present()).orElse(Bytes.ZERO);
    }

    @Override
    public void setMaxMemory(Bytes memory) {
        setMemory(memory, Set.of(MemoryFlag.MAXIMUM));
    }

    @Override
    public void setMemory(Bytes memory, Set<MemoryFlag> flags) {
        Set<Impact> impact = impact(flags);
        domain.modify("set memory", () -> {
            if (flags.contains(MemoryFlag.MAXIMUM)) {
                maximum(memory, impact);
            } else {
                current(memory, impact);
            }
        });
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

    private void maximum(Bytes memory, Set<Impact> impact) {
        Changes changes = new Changes(domain, impact);
        if (changes.isLive()) {
            throw new InvalidState("cannot resize the maximum memory on an active domain: stop " + domain.label()
                    + " first, or change its definition only");
        }
        changes.kept(definition -> {
                    Element larger = Definitions.MEMORY.write(definition, memory);
                    Bytes now = Definitions.CURRENT_MEMORY.read(definition).orElse(memory);
                    return now.compareTo(memory) > 0 ? Definitions.CURRENT_MEMORY.write(larger, memory) : larger;
                })
                .apply();
    }

    private void current(Bytes memory, Set<Impact> impact) {
        Changes changes = new Changes(domain, impact);
        Element definition =
                DomainDefinitions.asked(domain, changes.isLive() ? Set.of(Impact.LIVE) : Set.of(Impact.CONFIG));
        Bytes most = Definitions.MEMORY.read(definition).orElse(Bytes.ZERO);
        if (memory.compareTo(most) > 0) {
            throw Refusal.invalid("cannot set memory higher than max memory: " + memory + " of at most " + most);
        }
        // The live definition follows when the guest has given the memory back, which QEMU tells.
        changes.guest(guest -> {
                    requireBalloon();
                    guest.execute("balloon", Json.object().with("value", memory.bytes()));
                })
                .kept(kept -> Definitions.CURRENT_MEMORY.write(kept, memory))
                .apply();
    }

    private Element requireBalloon() {
        return balloon()
                .orElseThrow(() -> new InvalidState("Unable to change memory of active domain without the balloon"
                        + " device and guest OS balloon driver: " + domain.label() + " has no <memballoon>"));
    }

    private Optional<Element> balloon() {
        return domain.state().present().find("devices/memballoon").filter(each -> !each.has("model", "none"));
    }

    @Override
    public List<MemoryStat> memoryStats() {
        return domain.query("memory statistics", () -> stats(domain.guest(), balloon()));
    }

    /** What is known of a guest's memory; what its balloon's driver does not tell is left out. */
    static List<MemoryStat> stats(QemuGuest guest, Optional<Element> balloon) {
        List<MemoryStat> stats = new ArrayList<>();
        if (balloon.isPresent()) {
            Json actual = guest.execute("query-balloon");
            actual.number("actual")
                    .ifPresent(bytes -> stats.add(new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, bytes / KIB)));
            Json told = guest.execute(
                    "qom-get", Json.object().with("path", path(balloon.get())).with("property", "guest-stats"));
            told.get("stats")
                    .members()
                    .forEach((name, value) -> value.number().ifPresent(number -> add(stats, GUESTS.get(name), number)));
            told.number("last-update").ifPresent(time -> stats.add(new MemoryStat(MemoryStatTag.LAST_UPDATE, time)));
        } else {
            Bytes all =
                    Definitions.MEMORY.read(guest.domain().state().present()).orElse(Bytes.ZERO);
            stats.add(new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, all.kib()));
        }
        ProcessTimes.of(guest.process().pid())
                .ifPresent(times -> stats.add(new MemoryStat(MemoryStatTag.RSS, times.resident() / KIB)));
        return stats;
    }

    private static void add(List<MemoryStat> stats, MemoryStatTag tag, long number) {
        // All bits set means that the guest does not tell; it does not fit into Json's numbers and is missing then.
        if (tag != null && number >= 0) {
            stats.add(new MemoryStat(tag, COUNTS.contains(tag) ? number : number / KIB));
        }
    }

    private static String path(Element balloon) {
        return "/machine/peripheral/" + balloon.at("alias/@name").orElse("balloon0");
    }

    @Override
    public void setMemoryStatsPeriod(Duration period, Set<MemoryFlag> flags) {
        domain.modify("set period of memory statistics", () -> {
            Element device = requireBalloon();
            Element stats = Element.of("stats").with("period", period.toSeconds());
            new Changes(domain, impact(flags))
                    .guest(guest -> guest.execute(
                            "qom-set",
                            Json.object()
                                    .with("path", path(device))
                                    .with("property", "guest-stats-polling-interval")
                                    .with("value", period.toSeconds())))
                    .both(definition -> definition.mapChildren(
                            "devices",
                            devices -> devices.mapChildren(
                                    "memballoon",
                                    balloon ->
                                            period.isZero() ? balloon.withoutChildren("stats") : balloon.put(stats))))
                    .apply();
        });
    }

    @Override
    public byte[] memoryPeek(long offset, int size, Set<PeekFlag> flags) {
        if (size < 0 || size > MOST_PEEKED) {
            throw Refusal.invalid("at most " + MOST_PEEKED + " bytes of memory can be looked at at once");
        }
        boolean physical = flags.contains(PeekFlag.PHYSICAL);
        return domain.query("look into memory", () -> {
            QemuGuest guest = domain.guest();
            Path file = guest.folder().file("peek");
            try {
                guest.execute(
                        physical ? "pmemsave" : "memsave",
                        Json.object().with("val", offset).with("size", size).with("filename", file.toString()));
                return Files.readAllBytes(file);
            } catch (IOException failure) {
                throw SystemErrors.of("cannot read what QEMU wrote to " + file, failure);
            } finally {
                delete(file);
            }
        });
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove " + file, failure);
        }
    }
}
