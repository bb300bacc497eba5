package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.PromptListener;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The way of calls into a connection: past a check, and within a patience if there is one. */
final class Passage implements Doorway {

    private final Connection connection;
    private final Clearance clearance;
    private final Optional<Duration> patience;
    private final boolean fromDriver;

    Passage(Connection connection, Clearance clearance, Optional<Duration> patience) {
        this(connection, clearance, patience, false);
    }

    private Passage(Connection connection, Clearance clearance, Optional<Duration> patience, boolean fromDriver) {
        this.connection = connection;
        this.clearance = clearance;
        this.patience = patience;
        this.fromDriver = fromDriver;
    }

    /** The way of the calls that a driver of the connection makes itself. */
    static Passage ofDriver(Connection connection) {
        return new Passage(connection, Clearance.ofPlatform(connection.uri()), Optional.empty(), true);
    }

    @Override
    public ConnectUri uri() {
        return connection.uri();
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        FacetType type = connection.platform().facets().get(facet);
        if (!type.subject().isInstance(subject)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    subject.label() + " has no " + facet.getSimpleName() + ": that needs a "
                            + type.subject().getSimpleName());
        }
        connection.gates().require(facet);
        return facet.cast(type.proxy(new FacetCall(uri(), type, subject, this::call)));
    }

    private Object call(Call made) {
        Call call = fromDriver ? made.byDriver() : made;
        clearance.check(call);
        Object answer = patience.isEmpty()
                ? connection.gates().call(call)
                : new Deadline(uri(), connection.gates(), call)
                        .await(connection.platform().calls(), patience.get());
        return clearance.shown(call, answer);
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return connection.gates().offers(facet);
    }

    @Override
    public Doorway within(Duration limit) {
        return new Passage(connection, clearance, Optional.of(limit), fromDriver);
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        return connection.subscribe(filter, clearance.hearing(listener), isPrompt(listener));
    }

    /** Who judges is foreign code, which may wait. */
    private BooleanSupplier isPrompt(Consumer<Delivery> listener) {
        return listener instanceof PromptListener ? () -> !clearance.isJudged() : () -> false;
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close();
    }
}
