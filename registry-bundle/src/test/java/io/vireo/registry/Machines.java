package io.vireo.registry;

import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The domains of a driver in a test. */
class Machines implements Domains {

    final Set<DomainRef> defined = ConcurrentHashMap.newKeySet();
    final Set<DomainRef> running = ConcurrentHashMap.newKeySet();
    volatile Runnable beforeList = () -> {};

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        beforeList.run();
        return List.copyOf(flags.contains(ListDomainsFlag.ACTIVE) ? running : defined);
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        throw new IllegalStateException("nobody asks for " + uuid);
    }
}
