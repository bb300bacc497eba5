package io.vireo.spi;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import java.time.Duration;
import java.util.function.Consumer;

/** The companions of a connection that has none. */
record Solitude(ConnectUri uri) implements Doorway {

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        throw new Unsupported(
                ErrorCode.NO_SUPPORT, uri + " was opened without companions: nobody offers " + facet.getSimpleName());
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return false;
    }

    @Override
    public Doorway within(Duration patience) {
        return this;
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        throw new Unsupported(ErrorCode.NO_SUPPORT, uri + " was opened without companions: they tell nothing");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
