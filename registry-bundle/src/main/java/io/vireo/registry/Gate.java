package io.vireo.registry;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one doorway to one session of a driver: it shuts once, for ever, and then holds nothing of the driver any more.
 *
 * <p>Shutting refuses new calls at once, lets calls in flight finish within a patience, ends streams, interrupts who is
 * left, and closes the session, exactly once. No lock is held while the driver's code runs.
 */
final class Gate {

    /** What a call does behind the gate. */
    interface Task<T> {
        T run(Inside inside) throws Throwable;
    }

    /** What is behind the gate while it is open. */
    record Inside(DriverSession session, Map<Class<? extends Facet>, Parts<?>> parts) {

        static final Inside NOTHING_YET = new Inside(null, Map.of());
        static final Inside NOTHING_MORE = new Inside(null, Map.of());

        Facet part(Class<? extends Facet> facet, Ref subject) {
            return parts.get(facet).bind(facet, session.subject(subject));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** How long interrupted calls get to leave before the session is closed under them. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Label label;
    private final ConnectUri uri;
    private final Duration patience;
    private final Explanation explanation;
    private final Traffic traffic = new Traffic();
    private final AtomicReference<Inside> inside = new AtomicReference<>(Inside.NOTHING_YET);
    private final Set<GatedStream> streams = ConcurrentHashMap.newKeySet();
    private final CountDownLatch shut = new CountDownLatch(1);
    private volatile Set<String> offered = Set.of();
    private volatile Runnable afterwards = () -> {};

    Gate(Label label, ConnectUri uri, Duration patience) {
        this.label = label;
        this.uri = uri;
        this.patience = patience;
        this.explanation = new Explanation(label, uri);
    }

    /** Says what to do once the gate is shut; to be said before anybody knows the gate. */
    void afterwards(Runnable task) {
        afterwards = task;
    }

    Label label() {
        return label;
    }

    /** Opens the session; fails when the driver cannot, or when the gate was shut meanwhile. */
    void open(Driver driver, OpenRequest request) {
        Flight flight = new Flight("open", ConnectRef.INSTANCE, false);
        through(flight, () -> "virConnectOpen", ignored -> {
            Map<Class<? extends Facet>, Parts<?>> parts = partsOf(driver);
            offered = parts.keySet().stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
            DriverSession session = driver.open(request);
            if (!inside.compareAndSet(Inside.NOTHING_YET, new Inside(session, parts))) {
                session.close();
                throw stale("virConnectOpen");
            }
            return session;
        });
    }

    private static Map<Class<? extends Facet>, Parts<?>> partsOf(Driver driver) {
        Map<Class<? extends Facet>, Parts<?>> byFacet = new HashMap<>();
        for (Parts<?> parts : driver.parts()) {
            parts.facets().forEach(facet -> byFacet.putIfAbsent(facet, parts));
        }
        return Map.copyOf(byFacet);
    }

    boolean isOpen() {
        return traffic.closing().isEmpty();
    }

    Optional<Closing> closing() {
        return traffic.closing();
    }

    /** Says whether the session has a facet now. */
    boolean offers(Class<? extends Facet> facet) {
        return isOpen() && inside.get().parts().containsKey(facet);
    }

    /** Says whether the session has a facet, or had it when it was open. */
    boolean offered(Class<? extends Facet> facet) {
        return offered.contains(facet.getName());
    }

    /** Makes a call. */
    Object call(Call call) {
        FacetMethod operation = call.operation();
        Flight flight = new Flight(operation.name(), call.subject(), false);
        return through(flight, operation::function, here -> {
            Facet part = here.part(operation.facet(), call.subject());
            Object result = operation.invoke(part, call.arguments());
            return operation.result().guard(result, this, call);
        });
    }

    /** Says whether the session knows an object. */
    boolean knows(Ref subject) {
        Flight flight = new Flight("look-up", subject, false);
        try {
            return through(flight, () -> "look-up", here -> here.session().subject(subject) != null);
        } catch (NotFound elsewhere) {
            return false;
        }
    }

    /** Lets a task of the driver run, refused when the gate is shut; explains what it throws. */
    <T> T through(Flight flight, Supplier<String> function, Task<T> task) {
        if (!traffic.takeOff(flight)) {
            throw stale(function.get());
        }
        T result = null;
        Throwable failure = null;
        try {
            result = task.run(inside.get());
        } catch (Throwable thrown) {
            failure = thrown;
        }
        boolean cut = traffic.land(flight) || flight.isStreaming() && !isOpen();
        if (failure == null) {
            return result;
        }
        throw cut ? stale(function.get()) : explanation.of(failure, function.get(), flight.subject());
    }

    /** Puts a stream behind this gate. */
    VirtStream guard(VirtStream stream, Call call) {
        GatedStream gated = new GatedStream(this, stream, call.subject());
        streams.add(gated);
        if (inside.get() == Inside.NOTHING_MORE) {
            gated.cut();
        }
        return gated;
    }

    void ended(GatedStream stream) {
        streams.remove(stream);
    }

    /** The oldest call on an object, but for that of one thread. */
    Optional<Flight> holder(Ref subject, Thread except) {
        return traffic.holder(subject, except);
    }

    /** Shuts the gate; when it returns, the session is closed, unless this thread is itself in a call of it. */
    void shut(Closing why) {
        shut(List.of(this), why);
    }

    /** Shuts gates together: what takes time is done for all of them at once. */
    static void shut(Collection<Gate> gates, Closing why) {
        List<Gate> mine = gates.stream().filter(gate -> gate.traffic.stop(why)).toList();
        mine.forEach(Gate::drain);
        mine.forEach(Gate::finish);
        // Only now: what comes afterwards may wait for any of these gates.
        mine.forEach(Gate::tell);
        gates.stream().filter(gate -> !mine.contains(gate)).forEach(Gate::awaitShut);
    }

    private void awaitShut() {
        if (traffic.isMine()) {
            return;
        }
        try {
            shut.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        traffic.await(flight -> !flight.isStreaming(), patience);
        streams.forEach(GatedStream::cut);
        traffic.interrupt();
    }

    private void finish() {
        if (!traffic.await(flight -> true, patience.plus(GRACE))) {
            LOG.warn("{} on {}: a call ignores that it was interrupted; the session is closed under it", label, uri);
        }
        Inside last = inside.getAndSet(Inside.NOTHING_MORE);
        streams.forEach(GatedStream::cut);
        if (last.session() != null) {
            close(last.session());
        }
        shut.countDown();
    }

    private void tell() {
        afterwards.run();
        afterwards = () -> {};
    }

    private void close(DriverSession session) {
        try {
            session.close();
        } catch (RuntimeException | Error failure) {
            LOG.warn("{} on {}: closing the session failed: {}", label, uri, failure.toString());
        }
    }

    /** What a call gets once the gate is shut. */
    StaleHandle stale(String function) {
        return new StaleHandle(function + ": the connection to " + uri + " is shut: " + label + ": "
                + traffic.closing().map(Closing::toString).orElse("not open") + "; open the URI again");
    }

    /** What a call of a stream gets once it has ended. */
    VirtException ended(Ref subject) {
        return isOpen()
                ? new VirtException(ErrorCode.INVALID_STREAM, "the stream of " + subject.label() + " has ended")
                : stale("stream of " + subject.label());
    }
}
