package io.vireo.driver.qemu;

import io.vireo.CpuSet;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.domain.Impact;
import io.vireo.domain.IoThreadInfo;
import io.vireo.domain.IoThreads;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The threads that move a guest's data to and from its disks. */
final class QemuIoThreads implements IoThreads {

    private static final String ALIAS = "iothread";
    private static final Map<String, String> PROPERTIES =
            Map.of("poll_max_ns", "poll-max-ns", "poll_grow", "poll-grow", "poll_shrink", "poll-shrink");

    private final QemuDomain domain;

    QemuIoThreads(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public List<IoThreadInfo> ioThreads(Set<Impact> flags) {
        boolean live = domain.state().isActive() && !flags.contains(Impact.CONFIG);
        if (!live) {
            Element definition = DomainDefinitions.asked(domain, flags);
            return IoThreadNumbers.of(definition).stream()
                    .map(id -> new IoThreadInfo(id, Pinning.of(definition).ioThread(id)))
                    .toList();
        }
        return domain.query("I/O threads", () -> {
            QemuGuest guest = domain.guest();
            long pid = guest.process().pid();
            return guest.execute("query-iothreads").items().stream()
                    .map(each -> new IoThreadInfo(
                            Numbers.small(each.text("id").orElse("").substring(ALIAS.length()), "iothread id"),
                            Affinity.of(pid, each.number("thread-id").orElse(pid))))
                    .toList();
        });
    }

    private static void require(Element definition, int id) {
        if (!IoThreadNumbers.of(definition).contains(id)) {
            throw Refusal.invalid("cannot find IOThread '" + id + "' in iothreadids list");
        }
    }

    @Override
    public void pinIoThread(int id, CpuSet cpus, Set<Impact> flags) {
        domain.modify(
                "pin an I/O thread",
                () -> new Changes(domain, flags)
                        .guest(guest -> {
                            require(domain.state().present(), id);
                            Affinity.set(Pinning.ioThreads(guest).getOrDefault(ALIAS + id, 0L), cpus);
                        })
                        .both(definition -> {
                            require(definition, id);
                            return Pinning.with(definition, "iothreadpin", "iothread", id, cpus);
                        })
                        .apply());
    }

    @Override
    public void addIoThread(int id, Set<Impact> flags) {
        if (id < 1) {
            throw Refusal.invalid("invalid value of 0 for iothread_id: they count from 1");
        }
        domain.modify(
                "add an I/O thread",
                () -> new Changes(domain, flags)
                        .guest(guest -> {
                            requireFree(domain.state().present(), id);
                            guest.execute(
                                    "object-add",
                                    Json.object().with("qom-type", "iothread").with("id", ALIAS + id));
                        })
                        .live(definition -> IoThreadNumbers.with(definition, id))
                        .kept(definition -> {
                            requireFree(definition, id);
                            return IoThreadNumbers.with(definition, id);
                        })
                        .apply());
    }

    private static void requireFree(Element definition, int id) {
        if (IoThreadNumbers.of(definition).contains(id)) {
            throw Refusal.invalid("an IOThread is already using iothread_id '" + id + "'");
        }
    }

    @Override
    public void removeIoThread(int id, Set<Impact> flags) {
        domain.modify(
                "remove an I/O thread",
                () -> new Changes(domain, flags)
                        .guest(guest -> {
                            requireIdle(domain.state().present(), id);
                            guest.execute("object-del", Json.object().with("id", ALIAS + id));
                        })
                        .live(definition -> IoThreadNumbers.without(definition, id))
                        .kept(definition -> {
                            requireIdle(definition, id);
                            return IoThreadNumbers.without(definition, id);
                        })
                        .apply());
    }

    private static void requireIdle(Element definition, int id) {
        require(definition, id);
        boolean busy = DeviceKinds.all(definition)
                .anyMatch(each -> each.at("driver/@iothread").orElse("").equals(Integer.toString(id)));
        if (busy) {
            throw Refusal.invalid("cannot remove IOThread " + id + " since it is being used by a disk or controller");
        }
    }

    @Override
    public void setIoThread(int id, TypedParameters parameters, Set<Impact> flags) {
        if (flags.contains(Impact.CONFIG)) {
            throw Refusal.unsupported("how an I/O thread polls can be set for a running guest only");
        }
        domain.modify("change an I/O thread", () -> {
            QemuGuest guest = domain.guest();
            require(domain.state().present(), id);
            for (TypedParameter each : parameters.list()) {
                String property = PROPERTIES.get(each.name());
                if (property == null) {
                    throw Refusal.invalid("parameter '" + Seen.plain(each.name()) + "' not supported");
                }
                guest.execute(
                        "qom-set",
                        Json.object()
                                .with("path", "/objects/" + ALIAS + id)
                                .with("property", property)
                                .with("value", Long.parseLong(each.text())));
            }
        });
    }
}
