package io.vireo.driver.remote;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.domain.DomainRef;
import io.vireo.event.VirtEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A session with a server, and what a test wants to know of it. */
final class Fixture implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(20);

    private final Clock clock = new Clock();
    final BlockingQueue<VirtEvent> told = new LinkedBlockingQueue<>();
    final RemoteSession session;

    Fixture(String uri) {
        this(uri, Settings.STANDARD);
    }

    Fixture(String uri, Settings settings) {
        Opening opening = new Opening(RemoteUri.of(ConnectUri.parse(uri)), false, settings, nowhere(), clock);
        session = RemoteSession.open(opening, told::add, Walk.SILENT);
    }

    /** A place without any configuration. */
    static Place nowhere() {
        return new Place(Map.of(), Path.of("/nonexistent"), true, Path.of("/nonexistent"));
    }

    static DomainRef domain(String name) {
        return DomainRef.of(name, UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    <F extends Facet> F connect(Class<F> facet) {
        return of(facet, ConnectRef.INSTANCE);
    }

    <F extends Facet> F of(Class<F> facet, Ref ref) {
        return Stub.of(facet, ref, session.calls());
    }

    VirtEvent nextEvent() throws InterruptedException {
        VirtEvent event = told.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        session.close();
        clock.close();
    }
}
