package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The way of calls into a connection: past a check, and within a patience if there is one. */
final class Passage implements Doorway {

    private final Connection connection;
    private final Consumer<Call> check;
    private final Optional<Duration> patience;

    Passage(Connection connection, Consumer<Call> check, Optional<Duration> patience) {
        this.connection = connection;
        this.check = check;
        this.patience = patience;
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

    private Object call(Call call) {
        check.accept(call);
        return patience.isEmpty()
                ? connection.gates().call(call)
                : new Deadline(uri(), connection.gates(), call)
                        .await(connection.platform().calls(), patience.get());
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return connection.gates().offers(facet);
    }

    @Override
    public Doorway within(Duration limit) {
        return new Passage(connection, check, Optional.of(limit));
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        return connection.subscribe(filter, listener);
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
