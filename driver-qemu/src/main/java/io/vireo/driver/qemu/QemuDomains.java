package io.vireo.driver.qemu;

import io.vireo.Busy;
import io.vireo.TimedOut;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainStats;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StatsFlag;
import io.vireo.domain.StatsKind;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.guest.DomainFilter;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds and makes domains. */
final class QemuDomains implements Domains {

    /** How long one domain that is busy may hold up the answer about all. */
    private static final Duration BULK_PATIENCE = Duration.ofSeconds(5);

    private final QemuSession session;
    private final QemuHost host;

    QemuDomains(QemuSession session) {
        this.session = session;
        this.host = session.host();
    }

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        return host.lookup().all(DomainFilter.of(flags), DomainMoment::new).stream()
                .map(QemuDomain::ref)
                .toList();
    }

    @Override
    public DomainRef domainById(int id) {
        return host.lookup().byId(id).ref();
    }

    @Override
    public DomainRef domainByName(String name) {
        return host.lookup().byName(name).ref();
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        return host.lookup().byUuid(uuid).ref();
    }

    @Override
    public DomainRef defineDomain(String xml, Set<DefineFlag> flags) {
        return host.definitions()
                .define(new Definitions(host).complete(xml, flags.contains(DefineFlag.VALIDATE)))
                .ref();
    }

    @Override
    public DomainRef createDomain(String xml, Set<StartFlag> flags) {
        Element complete = new Definitions(host).complete(xml, flags.contains(StartFlag.VALIDATE));
        QemuDomain domain = host.definitions().toRun(complete);
        Optional<QemuSession> owner = flags.contains(StartFlag.AUTODESTROY) ? Optional.of(session) : Optional.empty();
        try {
            domain.modify("start", () -> {
                QemuLifecycle.requireStopped(domain);
                GuestStart.of(domain, Boot.fresh(complete, flags.contains(StartFlag.PAUSED), owner));
            });
        } catch (VirtException failure) {
            host.definitions().forget(domain);
            throw failure;
        }
        return domain.ref();
    }

    @Override
    public List<DomainStats> allDomainStats(List<DomainRef> domains, Set<StatsKind> kinds, Set<StatsFlag> flags) {
        List<QemuDomain> chosen = host.lookup().asked(domains, DomainFilter.ofStats(flags), DomainMoment::new);
        return host.forEach(chosen, domain -> new DomainStats(domain.ref(), numbers(domain, kinds, flags)));
    }

    /** Asks QEMU unless somebody holds the domain and the caller does not want to wait for him. */
    private static TypedParameters numbers(QemuDomain domain, Set<StatsKind> kinds, Set<StatsFlag> flags) {
        if (!domain.state().isActive()) {
            return DomainNumbers.of(domain, kinds, false);
        }
        Duration patience = flags.contains(StatsFlag.NOWAIT) ? Duration.ZERO : BULK_PATIENCE;
        try {
            return domain.lock()
                    .call(LockLevel.QUERY, "statistics", patience, () -> DomainNumbers.of(domain, kinds, true));
        } catch (Busy | TimedOut held) {
            return DomainNumbers.of(domain, kinds, false);
        }
    }
}
