package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.OpenFlag;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.DriverKind;
import io.vireo.spi.OpenRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open connection: the gates to its drivers' sessions, and the feed of their events. */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration READING_STATE = Duration.ofSeconds(30);

    private final Platform platform;
    private final OpenRequest request;
    private final AccessPolicy policy;
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
     * @param afterwards told when the connection has ended
     */
    Connection(Platform platform, OpenRequest request, Consumer<Connection> afterwards) {
        this.platform = platform;
        this.request = request;
        this.policy = request.flags().contains(OpenFlag.READ_ONLY)
                ? new ReadOnly().and(platform.policy())
                : platform.policy();
        this.gates = new Gates(request.uri());
        PresentState state = new PresentState(new Passage(this, this::pass, Optional.of(READING_STATE)));
        this.feed = new Feed(platform.events(), platform.settings().events(), state::read);
        this.afterwards = afterwards;
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
        return new Passage(this, this::check, Optional.empty());
    }

    private void check(Call call) {
        policy.check(uri(), call);
    }

    private void pass(Call call) {
        // The platform reads the state for itself; what a subscriber gets of it is no call of his.
    }

    /** Opens the session that the connection is about; fails when the driver cannot. */
    void open(Plugged driver) {
        companions = driver.kind() == DriverKind.HYPERVISOR ? driver.companions() : Set.of(driver.kind());
        slots.add(driver.slot());
        enter(driver);
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
            LOG.warn("{} goes on without the {}: {}", uri(), driver.label(), failure.getMessage());
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
        Gate gate = new Gate(driver.label(), uri(), platform.settings().patience());
        Tap tap = new Tap(feed, event -> platform.calls().execute(() -> lost(gate, event)));
        gate.afterwards(() -> {
            driver.detach(gate);
            tap.shut();
            left(gate);
        });
        driver.attach(gate);
        try {
            gate.open(driver.driver(), new OpenRequest(uri(), request.flags(), tap, request.root()));
        } catch (VirtException failure) {
            gate.shut(Closing.now("it could not be opened"));
            throw failure;
        }
        gates.add(gate);
        // Whatever ended while the session was opened did not see this gate.
        Optional.ofNullable(closing.get()).ifPresent(gate::shut);
        if (!gate.isOpen()) {
            left(gate);
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
        Closing why = Closing.now("it was closed by its user");
        if (closing.compareAndSet(null, why)) {
            feed.end();
            Gate.shut(gates.all(), why);
            afterwards.accept(this);
        }
    }

    boolean isOpen() {
        return closing.get() == null && gates.anyOpen();
    }

    Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        return feed.subscribe(filter, listener)
                .orElseThrow(() -> new StaleHandle("virConnectDomainEventRegisterAny: " + uri() + " is shut: "
                        + closing.get() + "; open the URI again"));
    }
}
