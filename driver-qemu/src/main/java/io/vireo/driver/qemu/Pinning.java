package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.driver.kit.DomainOrder;
import io.vireo.xml.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * On which processors of the host the threads of a guest run, as its definition says: {@code vcpu/@cpuset} for all of them,
 * {@code cputune} for some.
 *
 * @param definition the definition
 */
record Pinning(Element definition) {

    static Pinning of(Element definition) {
        return new Pinning(definition);
    }

    CpuSet vcpu(int number) {
        return pin("vcpupin", "vcpu", number);
    }

    CpuSet ioThread(int number) {
        return pin("iothreadpin", "iothread", number);
    }

    Optional<CpuSet> emulator() {
        return definition.at("cputune/emulatorpin/@cpuset").map(CpuSet::parse).or(this::standard);
    }

    private CpuSet pin(String kind, String attribute, int number) {
        return definition.findAll("cputune/" + kind).stream()
                .filter(each -> each.has(attribute, Integer.toString(number)))
                .flatMap(each -> each.attribute("cpuset").stream())
                .map(CpuSet::parse)
                .findFirst()
                .or(this::standard)
                .orElseGet(Affinity::all);
    }

    private Optional<CpuSet> standard() {
        return definition.at("vcpu/@cpuset").map(CpuSet::parse);
    }

    private boolean isAsked() {
        return definition.child("cputune").isPresent() || standard().isPresent();
    }

    /** Lets a guest's threads run where its definition says; nothing when it says nothing. */
    void apply(QemuGuest guest) {
        if (!isAsked()) {
            return;
        }
        emulator().ifPresent(cpus -> Affinity.setAll(guest.process().pid(), cpus));
        for (Json cpu : guest.execute("query-cpus-fast").items()) {
            Affinity.set(cpu.number("thread-id").orElse(0), vcpu((int)
                    cpu.number("cpu-index").orElse(0)));
        }
        Map<String, Long> threads = ioThreads(guest);
        IoThreadNumbers.of(definition)
                .forEach(id -> Affinity.set(threads.getOrDefault("iothread" + id, 0L), ioThread(id)));
    }

    /** The threads of a guest's I/O threads by their aliases. */
    static Map<String, Long> ioThreads(QemuGuest guest) {
        Map<String, Long> threads = new HashMap<>();
        for (Json each : guest.execute("query-iothreads").items()) {
            threads.put(each.text("id").orElse(""), each.number("thread-id").orElse(0));
        }
        return threads;
    }

    /** The definition with one more pin, in place of the one that was there; pinned to all processors it has none. */
    static Element with(Element definition, String kind, String attribute, int number, CpuSet cpus) {
        Element tune = definition.child("cputune").orElseGet(() -> Element.of("cputune"));
        Element rest = tune.flatMapChildren(each ->
                each.name().equals(kind) && (attribute.isEmpty() || each.has(attribute, Integer.toString(number)))
                        ? java.util.List.of()
                        : java.util.List.of(each));
        Element pin = Element.of(kind);
        pin = attribute.isEmpty() ? pin : pin.with(attribute, number);
        return DomainOrder.of(definition.put(rest.add(pin.with("cpuset", cpus.toString()))));
    }
}
