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
import io.vireo.event.VirtEvent;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.Finding;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.PlatformCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    record Inside(DriverSession session, Offer offer) {

        static final Inside NOTHING_YET = new Inside(null, Offer.NOTHING);
        static final Inside NOTHING_MORE = new Inside(null, Offer.NOTHING);

        Facet part(Class<? extends Facet> facet, Ref subject) {
            return offer.bind(facet, session.subject(subject));
        }
    }

    /** How long interrupted calls get to leave before the session is closed under them. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Label label;
    private final ConnectUri uri;
    private final Duration patience;
    private final Farewell farewell;
    private final Explanation explanation;
    private final Traffic traffic = new Traffic();
    private final AtomicReference<Inside> inside = new AtomicReference<>(Inside.NOTHING_YET);
    private final Set<GatedStream> streams = ConcurrentHashMap.newKeySet();
    private final CountDownLatch shut = new CountDownLatch(1);
    private volatile Set<String> offered = Set.of();
    private volatile Runnable afterwards = () -> {};

    Gate(Label label, ConnectUri uri, Duration patience, Workers workers) {
        this.label = label;
        this.uri = uri;
        this.patience = patience;
        this.farewell = new Farewell(workers, patience.plus(GRACE));
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
            Offer offer = new Offer(driver.parts());
            DriverSession session = driver.open(request);
            if (!inside.compareAndSet(Inside.NOTHING_YET, new Inside(session, offer))) {
                session.close();
                throw stale("virConnectOpen");
            }
            return session;
        });
    }

    boolean isOpen() {
        return traffic.closing().isEmpty();
    }

    Optional<Closing> closing() {
        return traffic.closing();
    }

    /** Says whether the session has a facet now. */
    boolean offers(Class<? extends Facet> facet) {
        return isOpen() && inside.get().offer().has(facet);
    }

    /** Says whether the session has a facet, or had it when it was open. */
    boolean offered(Class<? extends Facet> facet) {
        Inside now = inside.get();
        if (now != Inside.NOTHING_MORE) {
            return now.offer().has(facet);
        }
        // Who closed the connection himself hears that of whatever he asks for.
        return traffic.closing().filter(Closing::isByUser).isPresent() || offered.contains(facet.getName());
    }

    /** Makes a call. */
    Object call(Call call) {
        FacetMethod operation = call.operation();
        Flight flight = new Flight(operation.name(), call.subject(), false);
        return through(flight, operation::function, here -> {
            Facet part = here.part(operation.facet(), call.subject());
            Object result = serve(call, part);
            return operation.result().guard(result, this, call);
        });
    }

    @SuppressWarnings("try") // The mark itself has nothing to say here.
    private static Object serve(Call call, Facet part) throws Throwable {
        if (!call.fromDriver()) {
            return call.operation().invoke(part, call.arguments());
        }
        try (PlatformCall here = PlatformCall.begin()) {
            return call.operation().invoke(part, call.arguments());
        }
    }

    /** Tells the session which events are wanted; a session that is gone has none to tell. */
    void listen(Set<Class<? extends VirtEvent>> kinds) {
        if (isOpen() && !kinds.isEmpty()) {
            Flight flight = new Flight("listen", ConnectRef.INSTANCE, false);
            through(flight, () -> "virConnectDomainEventRegisterAny", here -> {
                here.session().listen(kinds);
                return kinds;
            });
        }
    }

    /** Lets the driver walk the steps of a session. */
    void examine(Driver driver, OpenRequest request, Consumer<Finding> findings) {
        through(new Flight("examine", ConnectRef.INSTANCE, false), () -> "virConnectOpen", ignored -> {
            driver.examine(request, findings);
            return driver;
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
            farewell.say(List.of(aborting(gated)));
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
        List<Gate> mine = new ArrayList<>();
        List<Gate> others = new ArrayList<>();
        for (Gate gate : gates) {
            (gate.traffic.stop(why) ? mine : others).add(gate);
        }
        mine.forEach(Gate::drain);
        List<Farewell.Task> last = new ArrayList<>();
        mine.forEach(gate -> gate.finish(last));
        if (why.isByUser()) {
            // He waits for nobody's session but his own, and a short life need not start a thread to end.
            Farewell.sayHere(last);
        } else if (!last.isEmpty()) {
            mine.get(0).farewell.say(last);
        }
        mine.forEach(gate -> gate.shut.countDown());
        // Only now: what comes afterwards may wait for any of these gates.
        mine.forEach(Gate::tell);
        others.forEach(Gate::awaitShut);
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
        cutStreams();
        traffic.interrupt();
    }

    /** Empties the gate; what is left to do is to close the session, if there was one. */
    private void finish(List<Farewell.Task> closing) {
        if (!traffic.await(flight -> true, patience.plus(GRACE))) {
            Log.of(Gate.class)
                    .warn(
                            "{} on {}: a call ignores that it was interrupted; the session is closed under it",
                            label,
                            uri);
        }
        offered = offeredTillNow();
        Inside last = inside.getAndSet(Inside.NOTHING_MORE);
        cutStreams();
        if (last.session() != null) {
            closing.add(new Farewell.Task(() -> label + " on " + uri + ": closing the session", last.session()::close));
        }
    }

    private Set<String> offeredTillNow() {
        if (traffic.closing().filter(Closing::isByUser).isPresent()) {
            return Set.of();
        }
        try {
            return inside.get().offer().names();
        } catch (RuntimeException | LinkageError failure) {
            Log.of(Gate.class).warn("{} on {}: what it offers cannot be read: {}", label, uri, failure.toString());
            return Set.of();
        }
    }

    private void cutStreams() {
        if (!streams.isEmpty()) {
            farewell.say(streams.stream().map(this::aborting).toList());
        }
    }

    private Farewell.Task aborting(GatedStream stream) {
        return new Farewell.Task(() -> label + " on " + uri + ": aborting " + stream, stream::cut);
    }

    private void tell() {
        afterwards.run();
        afterwards = () -> {};
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
