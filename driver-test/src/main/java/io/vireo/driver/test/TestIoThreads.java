package io.vireo.driver.test;

import io.vireo.CpuSet;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.IoThreadInfo;
import io.vireo.domain.IoThreads;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A domain's I/O threads: numbers in its document. */
final class TestIoThreads implements IoThreads {

    private static final List<String> POLLING = List.of("poll_max_ns", "poll_grow", "poll_shrink");

    private final TestDomain domain;

    TestIoThreads(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public List<IoThreadInfo> ioThreads(Set<Impact> flags) {
        Flags.notBoth("testDomainGetIOThreadInfo", flags, Impact.LIVE, Impact.CONFIG);
        Element document = domain.view(flags);
        return ids(document).stream()
                .map(id -> new IoThreadInfo(id, pin(document, id)))
                .toList();
    }

    private static List<Integer> ids(Element document) {
        List<Integer> ids = new ArrayList<>();
        document.findAll("iothreadids/iothread")
                .forEach(each -> each.attribute("id").ifPresent(id -> ids.add(Integer.parseInt(id))));
        int count = document.at("iothreads")
                .map(text -> Integer.parseInt(text.strip()))
                .orElse(0);
        for (int next = 1; ids.size() < Math.min(count, 1024); next++) {
            if (!ids.contains(next)) {
                ids.add(next);
            }
        }
        return ids;
    }

    private static CpuSet pin(Element document, int id) {
        return document.findAll("cputune/iothreadpin").stream()
                .filter(each -> each.has("iothread", Integer.toString(id)))
                .findFirst()
                .flatMap(each -> each.attribute("cpuset"))
                .or(() -> document.at("vcpu/@cpuset"))
                .map(CpuSet::parse)
                .orElseGet(() -> CpuSet.of(0, 1, 2, 3));
    }

    @Override
    public void addIoThread(int id, Set<Impact> flags) {
        if (id < 1) {
            throw TestDomain.invalid("invalid value of 0 for iothread_id");
        }
        domain.edit(flags, document -> {
            List<Integer> ids = ids(document);
            if (ids.contains(id)) {
                throw TestDomain.invalid("an IOThread is already using iothread_id '" + id + "'");
            }
            ids.add(id);
            Element all = Element.of("iothreadids");
            for (int each : ids) {
                all = all.add(Element.of("iothread").with("id", each));
            }
            return counted(document.put(all), ids.size());
        });
    }

    private static Element counted(Element document, int count) {
        Element changed = count == 0
                ? document.withoutChildren("iothreads").withoutChildren("iothreadids")
                : document.put(Element.of("iothreads", Integer.toString(count)));
        return DomainOrder.of(changed);
    }

    @Override
    public void removeIoThread(int id, Set<Impact> flags) {
        domain.edit(flags, document -> {
            List<Integer> ids = ids(document);
            if (!ids.contains(id)) {
                throw TestDomain.invalid("cannot find IOThread '" + id + "' in iothreadids list");
            }
            boolean used = document.findAll("devices/disk/driver").stream()
                    .anyMatch(driver -> driver.has("iothread", Integer.toString(id)));
            if (used) {
                throw TestDomain.invalid("cannot remove IOThread " + id + " since it is being used by a disk");
            }
            ids.remove(Integer.valueOf(id));
            Element without = withThreads(document, each -> Optional.empty(), id);
            return counted(without, ids.size());
        });
    }

    @Override
    public void pinIoThread(int id, CpuSet cpus, Set<Impact> flags) {
        if (cpus.size() == 0) {
            throw TestDomain.invalid("Empty iothread cpumap list for pinning");
        }
        domain.edit(flags, document -> {
            if (!ids(document).contains(id)) {
                throw TestDomain.invalid("iothreadid " + id + " not found");
            }
            Element tune = document.child("cputune")
                    .orElseGet(() -> Element.of("cputune"))
                    .flatMapChildren(
                            each -> each.name().equals("iothreadpin") && each.has("iothread", Integer.toString(id))
                                    ? List.of()
                                    : List.of(each));
            Element pin = Element.of("iothreadpin").with("iothread", id).with("cpuset", cpus.toString());
            return DomainOrder.of(document.put(tune.add(pin)));
        });
    }

    @Override
    public void setIoThread(int id, TypedParameters parameters, Set<Impact> flags) {
        for (TypedParameter each : parameters.list()) {
            if (!POLLING.contains(each.name())) {
                throw TestDomain.unknownParameter(each);
            }
        }
        domain.edit(flags, document -> {
            requireThread(document, id);
            return document;
        });
    }

    private static void requireThread(Element document, int id) {
        if (!ids(document).contains(id)) {
            throw TestDomain.invalid("cannot find IOThread '" + id + "' in iothreadids");
        }
    }

    private static Element withThreads(
            Element document, java.util.function.Function<Element, Optional<Element>> change, int id) {
        return document.mapChildren(
                "iothreadids",
                all -> all.flatMapChildren(each -> each.has("id", Integer.toString(id))
                        ? change.apply(each).stream().toList()
                        : List.of(each)));
    }
}
