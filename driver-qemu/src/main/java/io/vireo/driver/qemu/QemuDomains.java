package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds and makes domains. */
final class QemuDomains implements Domains {

    private final QemuSession session;
    private final QemuHost host;

    QemuDomains(QemuSession session) {
        this.session = session;
        this.host = session.host();
    }

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        DomainFilter filter = new DomainFilter(flags);
        return host.table().list().stream()
                .filter(filter::accepts)
                .map(QemuDomain::ref)
                .toList();
    }

    @Override
    public DomainRef domainById(int id) {
        return host.table().find(id).map(QemuDomain::ref).orElseThrow(() -> QemuSession.noDomain("with id " + id));
    }

    @Override
    public DomainRef domainByName(String name) {
        return host.table()
                .find(name)
                .map(QemuDomain::ref)
                .orElseThrow(() -> QemuSession.noDomain("with matching name '" + name + "'"));
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        return host.table()
                .find(uuid)
                .map(QemuDomain::ref)
                .orElseThrow(() -> QemuSession.noDomain("with matching uuid '" + uuid + "'"));
    }

    @Override
    public DomainRef defineDomain(String xml, Set<DefineFlag> flags) {
        Definitions definitions = new Definitions(host);
        return definitions
                .define(definitions.complete(xml, flags.contains(DefineFlag.VALIDATE)))
                .ref();
    }

    @Override
    public DomainRef createDomain(String xml, Set<StartFlag> flags) {
        Definitions definitions = new Definitions(host);
        Element complete = definitions.complete(xml, flags.contains(StartFlag.VALIDATE));
        QemuDomain domain = definitions.toRun(complete);
        Optional<QemuSession> owner = flags.contains(StartFlag.AUTODESTROY) ? Optional.of(session) : Optional.empty();
        try {
            domain.modify("start", () -> {
                QemuLifecycle.requireStopped(domain);
                GuestStart.of(domain, Boot.fresh(complete, flags.contains(StartFlag.PAUSED), owner));
            });
        } catch (VirtException failure) {
            definitions.forget(domain);
            throw failure;
        }
        return domain.ref();
    }
}
