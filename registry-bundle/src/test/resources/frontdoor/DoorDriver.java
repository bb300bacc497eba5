package frontdoor;

import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A driver with one domain, to be found by the service loader. */
public final class DoorDriver implements Driver {

    record Session() implements DriverSession, Domains {

        @Override
        public Object subject(Ref ref) {
            return this;
        }

        @Override
        public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
            return List.of(DomainRef.of("behind the door", new UUID(1, 2)));
        }

        @Override
        public DomainRef domainByUuid(UUID uuid) {
            return DomainRef.of("behind the door", uuid);
        }

        @Override
        public void close() {
            System.out.println("closed");
        }
    }

    @Override
    public String name() {
        return "Door";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("door");
    }

    @Override
    public Set<DriverKind> companions() {
        return Set.of();
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of(Parts.of(Session.class));
    }

    @Override
    public DriverSession open(OpenRequest request) {
        return new Session();
    }
}
