package io.vireo.itests.driver;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.spi.DriverSession;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One open connection, with a domain of its own. */
record FixtureSession(FixtureDomain domain) implements DriverSession, Domains {

    @Override
    public Object subject(Ref ref) {
        return ref instanceof ConnectRef ? this : ref.sameAs(domain.ref()) ? domain : missing(ref.label());
    }

    @Override
    public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
        return flags.contains(ListDomainsFlag.ACTIVE) && !domain.isActive() ? List.of() : List.of(domain.ref());
    }

    @Override
    public DomainRef domainByUuid(UUID uuid) {
        return uuid.equals(FixtureDomain.UUID) ? domain.ref() : missing(uuid);
    }

    @Override
    public DomainRef domainByName(String name) {
        return name.equals(FixtureDomain.NAME) ? domain.ref() : missing(name);
    }

    private static <T> T missing(Object what) {
        throw new NotFound(ErrorCode.NO_DOMAIN, "'" + what + "': the only domain here is " + FixtureDomain.NAME);
    }

    @Override
    public void close() {
        domain.close();
    }
}
