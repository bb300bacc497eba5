package io.vireo.domain;

import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A doorway that leads to whatever parts a test puts behind it. */
final class FakeDoorway implements Doorway {

    private final ConnectUri uri;
    private final Map<Class<? extends Facet>, Function<Ref, ? extends Facet>> parts = new HashMap<>();

    FakeDoorway(String uri) {
        this.uri = ConnectUri.parse(uri);
    }

    <F extends Facet> FakeDoorway with(Class<F> facet, F part) {
        return withEach(facet, ref -> part);
    }

    <F extends Facet> FakeDoorway withEach(Class<F> facet, Function<Ref, F> part) {
        parts.put(facet, part);
        return this;
    }

    @Override
    public ConnectUri uri() {
        return uri;
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        if (!offers(facet)) {
            throw new Unsupported();
        }
        return facet.cast(parts.get(facet).apply(subject));
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return parts.containsKey(facet);
    }

    @Override
    public Doorway within(Duration patience) {
        return this;
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        throw new UnsupportedOperationException("no test asks for events");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        parts.clear();
    }
}
