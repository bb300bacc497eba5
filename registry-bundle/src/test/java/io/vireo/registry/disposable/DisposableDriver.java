package io.vireo.registry.disposable;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.event.DomainEvent;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A driver that leaves classes of its own wherever it can: in lists, errors, streams, threads. */
public final class DisposableDriver implements Driver {

    /** Made by reflection. */
    public DisposableDriver() {}

    private static final class OwnError extends VirtException {

        private static final long serialVersionUID = 1L;

        OwnError() {
            super(ErrorFacts.of(ErrorCode.NO_DOMAIN, "no such domain"), new OwnCause());
        }
    }

    private static final class OwnCause extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OwnCause() {
            super("own cause", null, true, true);
            addSuppressed(new IllegalStateException("suppressed"));
        }
    }

    private static final class OwnList extends AbstractList<DomainRef> {

        @Override
        public DomainRef get(int index) {
            return DomainRef.of("web", new UUID(1, 1));
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static final class Root implements Domains {

        private final OpenRequest request;

        Root(OpenRequest request) {
            this.request = request;
        }

        @Override
        public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
            // The platform's thread for the event is started with this code on the stack.
            request.events().accept(new DomainEvent.Reboot(DomainRef.of("web", new UUID(1, 1))));
            return new OwnList();
        }

        @Override
        public DomainRef domainByUuid(UUID uuid) {
            throw new OwnError();
        }

        @Override
        public DomainRef domainByName(String name) {
            throw new OwnCause();
        }
    }

    private static final class Screen implements Console {

        @Override
        public VirtStream openConsole(Optional<String> device, Set<ConsoleFlag> flags) {
            return new OwnStream();
        }
    }

    private static final class OwnStream implements VirtStream {

        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public void write(ByteBuffer source) {
            throw new OwnCause();
        }

        @Override
        public void finish() {}

        @Override
        public void abort() {}
    }

    @Override
    public String name() {
        return "Disposable";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.HYPERVISOR;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("disposable");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.TEST;
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of(Parts.of(Root.class), Parts.of(Screen.class));
    }

    @Override
    public DriverSession open(OpenRequest request) {
        return new DriverSession() {
            @Override
            public Object subject(Ref ref) {
                return ref instanceof ConnectRef ? new Root(request) : new Screen();
            }

            @Override
            public void close() {}
        };
    }
}
