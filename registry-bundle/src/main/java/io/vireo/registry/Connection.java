package io.vireo.registry;

import io.vireo.ConnectRef;
import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import io.vireo.spi.DriverKind;
import io.vireo.spi.Finding;
import io.vireo.spi.Identity;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.PresentState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One open connection: the gates to its drivers' sessions, and the feed of their events. */
final class Connection {

    private static final Duration READING_STATE = Duration.ofSeconds(30);

    private final Platform platform;
    private final OpenRequest request;
    private final Clearance clearance;
    private final Gates gates;
    private final Feed feed;
    private final Consumer<Connection> afterwards;
    private final Set<String> slots = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Closing> closing = new AtomicReference<>();
    private volatile Set<DriverKind> companions = Set.of();

    /**
     * Prepares a connection that is not open yet.
     *
     * @param platform what connections share
     * @param request what is asked for; every session gets its own place for events
     * @param who on whose behalf
     * @param afterwards told when the connection has ended
     */
    Connection(Platform platform, OpenRequest request, Identity who, Consumer<Connection> afterwards) {
        this.platform = platform;
        this.request = request;
        this.clearance = new Clearance(uri(), request.flags().contains(OpenFlag.READ_ONLY), who, platform::policies);
        this.gates = new Gates(request.uri(), platform.turns());
        // The platform reads the state for itself; what a subscriber gets of it is no call of his.
        Doorway own = new Passage(this, Clearance.ofPlatform(uri()), Optional.of(READING_STATE));
        this.feed = new Feed(
                platform.events(), platform.settings().events(), () -> PresentState.read(new PlatformLists(own)));
        this.afterwards = afterwards;
    }

    /** The lists that the platform reads for itself. */
    private record PlatformLists(Doorway doorway) implements PresentState.Lists {

        @Override
        public <F extends Facet> Optional<F> of(Class<F> facet) {
            return doorway.offers(facet) ? Optional.of(doorway.part(facet, ConnectRef.INSTANCE)) : Optional.empty();
        }
    }

    Platform platform() {
        return platform;
    }

    ConnectUri uri() {
        return request.uri();
    }

    Gates gates() {
        return gates;
    }

    /** The way of an application's calls. */
    Passage passage() {
        return new Passage(this, clearance, Optional.empty());
    }

    /**
     * Opens the session that the connection is about, after those beside it: a guest that is started with its host needs
     * its networks. Fails when the driver cannot; nothing is left open then.
     */
    void open(Plugged driver, List<Plugged> others) {
        if (!clearance.who().isLocal()) {
            clearance.require("connect:getattr", ConnectRef.INSTANCE);
        }
        companions = driver.kind() == DriverKind.HYPERVISOR ? driver.companions() : Set.of(driver.kind());
        slots.add(driver.slot());
        if (driver.kind() == DriverKind.HYPERVISOR) {
            // A pool that is started with its host may log in with a secret.
            others.stream()
                    .sorted(Comparator.comparing(each -> each.kind() != DriverKind.SECRET))
                    .forEach(this::join);
        }
        try {
            enter(driver);
        } catch (VirtException failure) {
            close();
            throw failure;
        }
    }

    /** Opens a session beside, if the connection wants that kind of driver and has none; a failure is only remembered. */
    boolean join(Plugged driver) {
        if (!companions.contains(driver.kind()) || closing.get() != null || !slots.add(driver.slot())) {
            return false;
        }
        try {
            enter(driver);
            return true;
        } catch (VirtException failure) {
            slots.remove(driver.slot());
            gates.miss(driver.kind(), "the " + driver.label() + " could not be opened: " + failure.getMessage());
            Log.of(Connection.class).warn("{} goes on without the {}: {}", uri(), driver.label(), failure.getMessage());
            return false;
        }
    }

    /** Lets a driver that came later in, and tells what there is now. */
    void joinLater(Plugged driver) {
        if (join(driver)) {
            feed.resync("the " + driver.label() + " was added");
        }
    }

    private void enter(Plugged driver) {
        Gate gate = new Gate(driver.label(), uri(), platform.settings().patience(), platform.calls());
        Tap tap = new Tap(feed, event -> platform.calls().execute(() -> lost(gate, event)));
        gate.afterwards(() -> {
            driver.detach(gate);
            tap.shut();
            left(gate);
        });
        driver.attach(gate);
        try {
            // Drivers ask one another; that is no call of the user.
            Passage own = Passage.ofDriver(this);
            gate.open(driver.driver(), new OpenRequest(uri(), request.flags(), tap, request.root(), own));
        } catch (VirtException failure) {
            gate.shut(Closing.now("it could not be opened"));
            throw failure;
        }
        gates.add(gate);
        gate.listen(feed.kinds());
        // Whatever ended while the session was opened did not see this gate.
        Optional.ofNullable(closing.get()).ifPresent(gate::shut);
        if (!gate.isOpen()) {
            left(gate);
        }
    }

    /** Lets a driver walk the steps of a session, behind a gate so that the driver is not gone before the walk ends. */
    void examine(Plugged driver, Consumer<Finding> findings) {
        Gate gate = new Gate(driver.label(), uri(), platform.settings().patience(), platform.calls());
        gate.afterwards(() -> driver.detach(gate));
        driver.attach(gate);
        try {
            gate.examine(driver.driver(), request, findings);
        } finally {
            gate.shut(Closing.now("the examination is over"));
        }
    }

    /** A gate was shut: without the hypervisor, or the last of its drivers, a connection is nothing. */
    private void left(Gate gate) {
        if (closing.get() != null || !gates.all().contains(gate)) {
            return;
        }
        Closing why = gate.closing().orElseThrow();
        if (isAllOfIt(gate)) {
            end(why, new ConnectClosed(CloseReason.ERROR, "the " + gate.label() + ": " + why));
        } else {
            feed.resync("the " + gate.label() + ": " + why);
        }
    }

    private boolean isAllOfIt(Gate gate) {
        return gate.label().kind() == DriverKind.HYPERVISOR
                || gates.all().stream().noneMatch(each -> each != gate && each.isOpen());
    }

    /** A session says that its other end is gone. */
    private void lost(Gate gate, ConnectClosed event) {
        Closing why = Closing.now(event.message());
        if (isAllOfIt(gate)) {
            end(why, event);
        } else {
            gate.shut(why);
        }
    }

    private void end(Closing why, ConnectClosed last) {
        if (closing.compareAndSet(null, why)) {
            Gate.shut(gates.all(), why);
            feed.end(last);
            afterwards.accept(this);
        }
    }

    /** Ends the connection because the platform stops. */
    void stop() {
        Closing why = Closing.now("the registry was stopped");
        end(why, new ConnectClosed(CloseReason.ERROR, why.toString()));
    }

    /** Ends the connection because its user says so. */
    void close() {
        Closing why = Closing.byUser();
        if (closing.compareAndSet(null, why)) {
            feed.end();
            Gate.shut(gates.all(), why);
            afterwards.accept(this);
        }
    }

    boolean isOpen() {
        return closing.get() == null && gates.anyOpen();
    }

    Subscription subscribe(EventFilter filter, Consumer<Delivery> listener, BooleanSupplier isPrompt) {
        Subscription subscription = feed.subscribe(filter, listener, isPrompt)
                .orElseThrow(() -> new StaleHandle("virConnectDomainEventRegisterAny: " + uri() + " is shut: "
                        + closing.get() + "; open the URI again"));
        try {
            gates.all().forEach(gate -> gate.listen(filter.kinds()));
        } catch (VirtException failure) {
            subscription.close();
            throw failure;
        }
        return subscription;
    }
}
