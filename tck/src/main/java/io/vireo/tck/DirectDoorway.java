package io.vireo.tck;

import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverSession;
import io.vireo.spi.Parts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A doorway with nothing in it: every call finds the object and binds the part anew, and throws what the driver throws. */
final class DirectDoorway implements Doorway {

    private final ConnectUri uri;
    private final Driver driver;
    private final DriverSession session;
    private final DirectEvents events;
    private final AtomicBoolean open = new AtomicBoolean(true);

    DirectDoorway(ConnectUri uri, Driver driver, DriverSession session, DirectEvents events) {
        this.uri = uri;
        this.driver = driver;
        this.session = session;
        this.events = events;
    }

    @Override
    public ConnectUri uri() {
        return uri;
    }

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        requireOpen();
        Parts<?> parts = partsOf(facet).orElseThrow(Unsupported::new);
        InvocationHandler calls = (proxy, method, arguments) -> {
            requireOpen();
            return invoke(method, parts.bind(facet, session.subject(subject)), arguments);
        };
        return facet.cast(Proxy.newProxyInstance(facet.getClassLoader(), new Class<?>[] {facet}, calls));
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new StaleHandle("the connection to " + uri + " is shut");
        }
    }

    private static Object invoke(Method method, Object part, Object[] arguments) throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Optional<Parts<?>> partsOf(Class<? extends Facet> facet) {
        return driver.parts().stream()
                .filter(parts -> parts.facets().contains(facet))
                .findFirst();
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return isOpen() && partsOf(facet).isPresent();
    }

    @Override
    public Doorway within(Duration patience) {
        return new TimedDoorway(this, patience);
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        requireOpen();
        Subscription subscription = events.subscribe(filter, listener);
        session.listen(filter.kinds());
        return subscription;
    }

    @Override
    public boolean isOpen() {
        return open.get();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            session.close();
            events.close();
        }
    }
}
