package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Limits and placement: sets of processors in their shortest form, limits that limit nothing left out. */
final class TuneXml {

    /** In KiB, what means without a limit; also everything above. */
    private static final long UNLIMITED = Long.MAX_VALUE / 1024;

    private static final Set<String> SETS = Set.of("nodeset", "cpuset");
    private static final Set<String> WITH_SETS = Set.of("numatune", "cputune", "vcpu");

    private TuneXml() {}

    static Element complete(Element given) {
        Element domain = placement(given)
                .mapChildren(child -> WITH_SETS.contains(child.name()) ? sets(child) : child)
                .mapChildren("iothreadids", ids -> threads(ids, given))
                .flatMapChildren(child -> child.name().equals("memtune") ? memory(child) : List.of(child));
        return CacheTuneXml.complete(domain);
    }

    /** Processors go where the memory goes when that is chosen by the host, and the other way round. */
    private static Element placement(Element given) {
        boolean memory = given.at("numatune/memory/@placement").orElse("").equals("auto");
        boolean free = given.at("vcpu/@cpuset").isEmpty()
                && given.findAll("cputune").stream()
                        .flatMap(tune -> tune.children().stream())
                        .noneMatch(each -> each.attribute("cpuset").isPresent());
        Element domain = memory && free ? given.mapChildren("vcpu", vcpu -> vcpu.with("placement", "auto")) : given;
        boolean chosen = domain.at("vcpu/@placement").orElse("").equals("auto");
        return chosen ? domain.mapChildren("numatune", tune -> tune.mapChildren("memory", TuneXml::follows)) : domain;
    }

    private static Element follows(Element memory) {
        boolean placed = memory.attribute("nodeset").isPresent();
        return placed ? memory : DeviceXml.standard(memory, "placement", "auto");
    }

    private static Element sets(Element tune) {
        Element changed = tune;
        for (String name : SETS) {
            Optional<String> set = changed.attribute(name).filter(text -> !text.isBlank());
            changed =
                    set.isPresent() ? changed.with(name, CpuSet.parse(set.get()).toString()) : changed;
        }
        return changed.mapChildren(TuneXml::sets);
    }

    /** Threads that are counted but not named get the lowest numbers that are free. */
    private static Element threads(Element ids, Element domain) {
        long wanted = DomainXml.IOTHREADS.read(domain).orElse(0L);
        Set<String> named = new TreeSet<>();
        ids.children("iothread").forEach(each -> each.attribute("id").ifPresent(named::add));
        Element all = ids;
        for (int id = 1; named.size() < wanted; id++) {
            if (named.add(Integer.toString(id))) {
                all = all.add(Element.of("iothread").with("id", id));
            }
        }
        return all;
    }

    private static List<Element> memory(Element tune) {
        Element limited = tune.flatMapChildren(limit -> {
            Element written = inKib(limit);
            Bytes size = read(limit, Field.memory(limit.name()));
            return size.kib() >= UNLIMITED ? List.of() : List.of(written);
        });
        return limited.children().isEmpty() ? List.of() : List.of(limited);
    }

    /** An amount of memory as everybody writes it, in KiB; what cannot be read is refused. */
    static Element inKib(Element amount) {
        Bytes size = DomainXml.kib(read(amount, Field.memory(amount.name())));
        return amount.withText(Long.toString(size.kib())).with("unit", "KiB");
    }

    /** An amount of storage as everybody writes it, in bytes. */
    static Element inBytes(Element amount) {
        Bytes size = read(amount, Field.storage(amount.name()));
        return amount.withText(Long.toString(size.bytes())).with("unit", "bytes");
    }

    static Bytes read(Element amount, Field<Bytes> field) {
        return field.read(Element.of("amount").add(amount)).orElse(Bytes.ZERO);
    }
}
