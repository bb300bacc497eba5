package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.VirtException;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import io.vireo.spi.DriverKind;
import io.vireo.spi.OpenRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One open connection: the gates to its drivers' sessions, and the feed of their events. */
final class Connection implements Doorway {

    private final Platform platform;
    private final ConnectUri uri;
    private final Set<OpenFlag> flags;
    private final AccessPolicy policy;
    private final Gates gates;
    private final Feed feed;
    private final Consumer<Connection> afterwards;
    private final AtomicReference<Closing> closing = new AtomicReference<>();

    Connection(Platform platform, ConnectUri uri, Set<OpenFlag> flags, Consumer<Connection> afterwards) {
        this.platform = platform;
        this.uri = uri;
        this.flags = flags;
        this.policy = flags.contains(OpenFlag.READ_ONLY) ? new ReadOnly().and(platform.policy()) : platform.policy();
        this.gates = new Gates(uri);
        this.feed = new Feed(platform.events(), platform.settings().events(), List::of);
        this.afterwards = afterwards;
    }

    /** Opens a driver's session behind a gate of its own. */
    void open(Plugged driver) {
        Tap tap = new Tap(feed, this::lost);
        Gate[] gate = new Gate[1];
        gate[0] = new Gate(driver.label(), uri, platform.settings().patience(), () -> {
            driver.detach(gate[0]);
            tap.shut();
            left(gate[0]);
        });
        driver.attach(gate[0]);
        Optional<Path> root = uri.parameter("root").map(Path::of);
        try {
            gate[0].open(driver.driver(), new OpenRequest(uri, flags, tap, root));
            gates.add(gate[0]);
            if (!gate[0].isOpen()) {
                left(gate[0]);
            }
        } catch (VirtException failure) {
            gate[0].shut(Closing.now("it could not be opened"));
            throw failure;
        }
    }

    /** A gate was shut: without the hypervisor, or the last of its drivers, a connection is nothing. */
    private void left(Gate gate) {
        if (closing.get() != null || !gates.all().contains(gate)) {
            return;
        }
        Closing why = gate.closing().orElseThrow();
        if (gate.label().kind() == DriverKind.HYPERVISOR || !gates.anyOpen()) {
            end(why, new ConnectClosed(CloseReason.ERROR, gate.label() + ": " + why));
        } else {
            feed.resync(gate.label() + ": " + why);
        }
    }

    private void lost(ConnectClosed event) {
        platform.calls().execute(() -> end(Closing.now(event.message()), event));
    }

    private void end(Closing why, ConnectClosed last) {
        if (closing.compareAndSet(null, why)) {
            gates.all().forEach(gate -> gate.shut(why));
            feed.end(last);
            afterwards.accept(this);
        }
    }

    /** Ends the connection because the platform stops. */
    void stop() {
        Closing why = Closing.now("the registry was stopped");
        end(why, new ConnectClosed(CloseReason.ERROR, why.toString()));
    }

    @Override
    public void close() {
        Closing why = Closing.now("it was closed by its user");
        if (closing.compareAndSet(null, why)) {
            feed.end();
            gates.all().forEach(gate -> gate.shut(why));
            afterwards.accept(this);
        }
    }

    @Override
    public ConnectUri uri() {
        return uri;
    }

    @Override
    public boolean isOpen() {
        return closing.get() == null && gates.anyOpen();
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        return part(facet, subject, Optional.empty());
    }

    private <F extends Facet> F part(Class<F> facet, Ref subject, Optional<Duration> patience) {
        FacetType type = platform.facets().get(facet);
        if (!type.subject().isInstance(subject)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    subject.label() + " has no " + facet.getSimpleName() + ": that is for a "
                            + type.subject().getSimpleName());
        }
        gates.require(facet);
        return facet.cast(type.proxy(new FacetCall(this, type, subject, patience)));
    }

    /** Makes a call, if it is allowed, within a patience if there is one. */
    Object call(Call call, Optional<Duration> patience) {
        policy.check(uri, call);
        return patience.isEmpty()
                ? gates.call(call)
                : new Deadline(uri, gates, call).await(platform.calls(), patience.get());
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return gates.offers(facet);
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        Optional<Subscriber> subscriber = feed.subscribe(filter, listener);
        if (subscriber.isEmpty() || !isOpen()) {
            throw new StaleHandle("subscribe: the connection to " + uri + " is shut: "
                    + Optional.ofNullable(closing.get()).map(Closing::toString).orElse("its driver is leaving"));
        }
        return subscriber.get();
    }

    @Override
    public Doorway within(Duration patience) {
        return new Within(patience);
    }

    /** The same connection with a deadline on every call. */
    private final class Within implements Doorway {

        private final Duration patience;

        Within(Duration patience) {
            this.patience = patience;
        }

        @Override
        public ConnectUri uri() {
            return uri;
        }

        @Override
        public <F extends Facet> F part(Class<F> facet, Ref subject) {
            return Connection.this.part(facet, subject, Optional.of(patience));
        }

        @Override
        public boolean offers(Class<? extends Facet> facet) {
            return Connection.this.offers(facet);
        }

        @Override
        public Doorway within(Duration other) {
            return new Within(other);
        }

        @Override
        public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
            return Connection.this.subscribe(filter, listener);
        }

        @Override
        public boolean isOpen() {
            return Connection.this.isOpen();
        }

        @Override
        public void close() {
            Connection.this.close();
        }
    }
}
