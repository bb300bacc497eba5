package io.vireo.examples.tiny;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** One open connection, with the one domain that it pretends to have. */
record TinySession(TinyDomain domain, Consumer<VirtEvent> events) implements DriverSession, Domains {

    @Override
    public Object subject(Ref ref) {
        return ref instanceof ConnectRef ? this : ref.sameAs(TinyDomain.REF) ? domain : missing(ref.label());
    }

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        return ListDomainsFlag.accept(flags, domain.state()) ? List.of(domain.ref()) : List.of();
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        return uuid.equals(TinyDomain.REF.uuid()) ? domain.ref() : missing(uuid);
    }

    @Override
    public DomainRef domainByName(String name) {
        return name.equals(TinyDomain.REF.name()) ? domain.ref() : missing(name);
    }

    private static <T> T missing(Object what) {
        throw new NotFound(ErrorCode.NO_DOMAIN, "'" + what + "': the only domain here is tiny");
    }

    @Override
    public void close() {
        domain.listeners.remove(events);
    }
}
