package io.vireo.driver.qemu;

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

/** What other drivers would offer the connection: the few facets that a test has made. */
final class FakeCompanions implements Doorway {

    private final Map<Class<?>, Function<Ref, ?>> offered = new HashMap<>();

    <F extends Facet> FakeCompanions with(Class<F> facet, Function<Ref, F> maker) {
        offered.put(facet, maker);
        return this;
    }

    @Override
    public ConnectUri uri() {
        return ConnectUri.parse("qemu:///embed");
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        if (!offers(facet)) {
            throw new Unsupported();
        }
        return facet.cast(offered.get(facet).apply(subject));
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return offered.containsKey(facet);
    }

    @Override
    public Doorway within(Duration patience) {
        return this;
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        throw new Unsupported();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // it is nobody's
    }
}
