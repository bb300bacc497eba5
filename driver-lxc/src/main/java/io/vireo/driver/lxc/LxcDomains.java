package io.vireo.driver.lxc;

import io.vireo.VirtException;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainStats;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StatsFlag;
import io.vireo.domain.StatsKind;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.guest.DomainFilter;
import io.vireo.xml.Element;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds and makes domains. */
final class LxcDomains implements Domains {

    private final LxcSession session;
    private final LxcHost host;

    LxcDomains(LxcSession session) {
        this.session = session;
        this.host = session.host();
    }

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        return host.lookup().all(DomainFilter.of(flags), LxcDomain::state).stream()
                .map(LxcDomain::ref)
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
                .define(Definitions.complete(xml, flags.contains(DefineFlag.VALIDATE)))
                .ref();
    }

    @Override
    public DomainRef createDomain(String xml, Set<StartFlag> flags) {
        Flags.only("virDomainCreateXML", flags, StartFlag.AUTODESTROY, StartFlag.VALIDATE);
        return created(xml, List.of(), flags);
    }

    @Override
    public DomainRef createDomainWithFiles(String xml, List<FileDescriptor> files, Set<StartFlag> flags) {
        Flags.only("virDomainCreateXMLWithFiles", flags, StartFlag.AUTODESTROY, StartFlag.VALIDATE);
        return created(xml, files, flags);
    }

    private DomainRef created(String xml, List<FileDescriptor> files, Set<StartFlag> flags) {
        Element complete = Definitions.complete(xml, flags.contains(StartFlag.VALIDATE));
        LxcDomain domain = host.definitions().toRun(complete);
        Optional<LxcSession> owner = flags.contains(StartFlag.AUTODESTROY) ? Optional.of(session) : Optional.empty();
        try {
            domain.modify("start", () -> {
                LxcLifecycle.requireStopped(domain);
                ContainerStart.of(domain, complete, owner, files);
            });
        } catch (VirtException failure) {
            host.definitions().forget(domain);
            throw failure;
        }
        return domain.ref();
    }

    @Override
    public List<DomainStats> allDomainStats(List<DomainRef> domains, Set<StatsKind> kinds, Set<StatsFlag> flags) {
        List<LxcDomain> chosen = host.lookup().asked(domains, DomainFilter.ofStats(flags), LxcDomain::state);
        CardCounters counters = CardCounters.now();
        return chosen.parallelStream()
                .map(domain -> new DomainStats(domain.ref(), DomainNumbers.of(domain, kinds, counters)))
                .toList();
    }
}
