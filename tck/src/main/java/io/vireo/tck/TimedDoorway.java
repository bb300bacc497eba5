package io.vireo.tck;

import io.vireo.ConnectUri;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.TimedOut;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Subscription;
import io.vireo.spi.Doorway;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A doorway whose calls are interrupted, and fail, when they take too long. */
record TimedDoorway(Doorway doorway, Duration patience) implements Doorway {

    @Override
    public <F extends Facet> F part(Class<F> facet, Ref subject) {
        F part = doorway.part(facet, subject);
        InvocationHandler calls = (proxy, method, arguments) -> within(method, part, arguments);
        return facet.cast(Proxy.newProxyInstance(facet.getClassLoader(), new Class<?>[] {facet}, calls));
    }

    private Object within(Method method, Object part, Object[] arguments) throws Throwable {
        FutureTask<Object> call = new FutureTask<>(() -> method.invoke(part, arguments));
        Thread worker = new Thread(call, "tck deadline");
        worker.setDaemon(true);
        worker.start();
        try {
            return call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw new TimedOut(method.getName() + " took longer than " + patience);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof InvocationTargetException thrown ? thrown.getCause() : cause;
        }
    }

    @Override
    public ConnectUri uri() {
        return doorway.uri();
    }

    @Override
    public boolean offers(Class<? extends Facet> facet) {
        return doorway.offers(facet);
    }

    @Override
    public Doorway within(Duration limit) {
        return new TimedDoorway(doorway, limit);
    }

    @Override
    public Subscription subscribe(EventFilter filter, Consumer<Delivery> listener) {
        return doorway.subscribe(filter, listener);
    }

    @Override
    public boolean isOpen() {
        return doorway.isOpen();
    }

    @Override
    public void close() {
        doorway.close();
    }
}
