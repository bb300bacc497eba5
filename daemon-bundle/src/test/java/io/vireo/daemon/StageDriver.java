package io.vireo.daemon;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.GraphicsFlag;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StartFlag;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A driver that does what a test wants: a domain whose suspend hangs, a console that is a stream of the test's. The one
 * that a registry loaded last is {@link #last()}.
 */
public final class StageDriver implements Driver {

    static final DomainRef ACTOR =
            new DomainRef("actor", UUID.fromString("00000000-0000-4000-8000-000000000001"), OptionalInt.of(1));

    private static volatile StageDriver last;

    final CountDownLatch curtain = new CountDownLatch(1);
    final AtomicInteger waiting = new AtomicInteger();
    final AtomicInteger destroyed = new AtomicInteger();
    final AtomicInteger sessions = new AtomicInteger();
    final List<String> read = new CopyOnWriteArrayList<>();
    volatile Supplier<FileDescriptor> screen = () -> {
        throw new IllegalStateException("no screen was made");
    };
    volatile Supplier<VirtStream> console = () -> {
        throw new IllegalStateException("no console was made");
    };

    /** Makes the driver; the registry calls it. */
    public StageDriver() {
        last = this;
    }

    static StageDriver last() {
        return last;
    }

    /** The connection's own operations. */
    public final class Stage implements Domains {

        @Override
        public List<DomainRef> listDomains(Set<ListDomainsFlag> flags) {
            return List.of(ACTOR);
        }

        @Override
        public DomainRef domainByName(String name) {
            if (!name.equals(ACTOR.name())) {
                throw new NotFound(ErrorCode.NO_DOMAIN, "'" + name + "' is not on this stage");
            }
            return ACTOR;
        }

        @Override
        public DomainRef createDomainWithFiles(String xml, List<FileDescriptor> files, Set<StartFlag> flags) {
            read.clear();
            for (FileDescriptor file : files) {
                // A driver that keeps a file keeps a copy; this one only reads, and does not close what is not its own.
                FileInputStream in = new FileInputStream(file);
                try {
                    read.add(new String(in.readNBytes(100), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return ACTOR;
        }

        @Override
        public DomainRef domainByUuid(UUID uuid) {
            return ACTOR;
        }
    }

    /** The one domain. */
    public final class Actor implements Lifecycle, Console {

        @Override
        public void suspend() {
            waiting.incrementAndGet();
            try {
                curtain.await();
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.decrementAndGet();
            }
        }

        @Override
        public DomainRef start(Set<StartFlag> flags) {
            return ACTOR;
        }

        @Override
        public void destroy(Set<DestroyFlag> flags) {
            destroyed.incrementAndGet();
        }

        @Override
        public FileDescriptor openGraphicsSocket(int index, Set<GraphicsFlag> flags) {
            return screen.get();
        }

        @Override
        public VirtStream openConsole(Optional<String> device, Set<ConsoleFlag> flags) {
            return console.get();
        }
    }

    @Override
    public String name() {
        return "STAGE";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("stage");
    }

    @Override
    public Set<DriverKind> companions() {
        return EnumSet.noneOf(DriverKind.class);
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of(Parts.of(Stage.class), Parts.of(Actor.class));
    }

    @Override
    public DriverSession open(OpenRequest request) {
        sessions.incrementAndGet();
        return new DriverSession() {
            @Override
            public Object subject(Ref ref) {
                return ref instanceof ConnectRef ? new Stage() : new Actor();
            }

            @Override
            public void close() {
                sessions.decrementAndGet();
            }
        };
    }
}
