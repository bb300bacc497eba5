package io.vireo.driver.lxc;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.Lifecycle;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.VirtEvent;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A session of the driver, used as the registry does. */
final class Opened implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LxcDriver driver = new LxcDriver();
    private final DriverSession session;
    final List<VirtEvent> events = new CopyOnWriteArrayList<>();

    Opened(Path folder) {
        this.session = driver.open(new OpenRequest(
                ConnectUri.parse("lxc:///embed?root=" + folder), Set.of(), events::add, Optional.of(folder)));
    }

    Domains domains() {
        return part(Domains.class, ConnectRef.INSTANCE);
    }

    DomainRef define(Containers container) {
        return domains().defineDomain(container.xml(), Set.of());
    }

    /** Defines and starts. */
    DomainRef run(Containers container) {
        DomainRef ref = define(container);
        lifecycle(ref).start(Set.of());
        return ref;
    }

    Lifecycle lifecycle(Ref ref) {
        return part(Lifecycle.class, ref);
    }

    Inspect inspect(Ref ref) {
        return part(Inspect.class, ref);
    }

    Container container(DomainRef ref) {
        return ((OpenDomain) session.subject(ref)).domain().container();
    }

    <F extends Facet> F part(Class<F> facet, Ref ref) {
        Parts<?> parts = driver.parts().stream()
                .filter(each -> each.facets().contains(facet))
                .findFirst()
                .orElseThrow();
        return parts.bind(facet, session.subject(ref));
    }

    /** Waits until a domain is in a state. */
    void await(DomainRef ref, StateReason wanted) {
        await(
                () -> inspect(ref).state() == wanted,
                () -> "the state is " + inspect(ref).state() + ", not " + wanted);
    }

    /** Waits until it was told that something happened. */
    void await(DomainLifecycle wanted) {
        await(
                () -> events.stream()
                        .anyMatch(each -> each instanceof DomainEvent.Lifecycle event && event.detail() == wanted),
                () -> wanted + " is not in " + events);
    }

    static void await(BooleanSupplier condition, java.util.function.Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            pause(5);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /** Types something into the first console and reads until an answer is there. */
    String type(DomainRef ref, String text, String answer) {
        return type(ref, Optional.empty(), text, answer);
    }

    /** Types something into a console and reads until an answer is there. */
    String type(DomainRef ref, Optional<String> device, String text, String answer) {
        try (VirtStream console = part(Console.class, ref).openConsole(device, Set.of())) {
            console.write(StandardCharsets.UTF_8.encode(text));
            ByteBuffer read = ByteBuffer.allocate(1 << 16);
            while (read.hasRemaining() && console.read(read) >= 0) {
                String said = new String(read.array(), 0, read.position(), StandardCharsets.UTF_8);
                if (said.contains(answer)) {
                    return said;
                }
            }
            throw new AssertionError("the console ended without " + answer);
        }
    }

    /** Ends and forgets everything, closes, and fails when something of it is left. */
    void requireNothingLeft(Path folder) throws IOException {
        forgetAll();
        close();
        Leftovers.require(folder);
    }

    /** Ends and forgets everything. */
    void forgetAll() {
        for (DomainRef ref : domains().listDomains(Set.of())) {
            boolean persistent = part(Definition.class, ref).isPersistent();
            if (inspect(ref).isActive()) {
                lifecycle(ref).destroy(Set.of());
            }
            if (persistent) {
                part(Definition.class, ref).undefine(Set.of());
            }
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
