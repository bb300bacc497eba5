package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceRef;
import io.vireo.domain.DomainRef;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.MonitorEvent;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.PromptListener;
import io.vireo.event.Resync;
import io.vireo.event.SecretEvent;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.Subscription;
import io.vireo.event.VirtEvent;
import io.vireo.network.NetworkRef;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.MonitorFlags;
import io.vireo.secret.SecretRef;
import io.vireo.storage.StoragePoolRef;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Which events one client wants, and their way to it: one subscription, so that they keep their order. */
final class Events implements EventRegistration {

    /** How many registrations a client may have. */
    private static final int MOST = 4096;

    /** A registration of the older style has no number of its own; these stand for them. */
    private static final int OLDER = Integer.MIN_VALUE / 2;

    private static final int OLDEST = Integer.MIN_VALUE;

    private final Session session;
    private final Map<Integer, Wanted> wanted = new ConcurrentSkipListMap<>();
    private Optional<Subscription> subscription = Optional.empty();
    private int last = -1;
    private boolean ended;

    /** One registration. */
    private record Wanted(Class<? extends VirtEvent> kind, Optional<Ref> subject, Predicate<VirtEvent> more) {

        boolean accepts(VirtEvent event) {
            return kind.isInstance(event)
                    && (subject.isEmpty() || subject.get().sameAs(event.subject()))
                    && more.test(event);
        }
    }

    Events(Session session) {
        this.session = session;
    }

    @Override
    public boolean registerLifecycle() {
        putOnce(OLDEST, DomainEvent.Lifecycle.class, 0);
        return true;
    }

    @Override
    public boolean deregisterLifecycle() {
        remove(OLDEST, 0);
        return false;
    }

    @Override
    public void registerAnyDomain(int eventId) {
        putOnce(OLDER + eventId, EventKinds.of(DomainEvent.class, eventId), eventId);
    }

    @Override
    public void deregisterAnyDomain(int eventId) {
        EventKinds.of(DomainEvent.class, eventId);
        remove(OLDER + eventId, eventId);
    }

    @Override
    public int registerDomain(int eventId, Optional<DomainRef> domain) {
        return add(EventKinds.of(DomainEvent.class, eventId), domain, event -> true);
    }

    @Override
    public void deregisterDomain(int callbackId) {
        remove(callbackId, callbackId);
    }

    @Override
    public int registerNetwork(int eventId, Optional<NetworkRef> network) {
        return add(EventKinds.of(NetworkEvent.class, eventId), network, event -> true);
    }

    @Override
    public void deregisterNetwork(int callbackId) {
        remove(callbackId, callbackId);
    }

    @Override
    public int registerPool(int eventId, Optional<StoragePoolRef> pool) {
        return add(EventKinds.of(StoragePoolEvent.class, eventId), pool, event -> true);
    }

    @Override
    public void deregisterPool(int callbackId) {
        remove(callbackId, callbackId);
    }

    @Override
    public int registerNodeDevice(int eventId, Optional<NodeDeviceRef> device) {
        return add(EventKinds.of(NodeDeviceEvent.class, eventId), device, event -> true);
    }

    @Override
    public void deregisterNodeDevice(int callbackId) {
        remove(callbackId, callbackId);
    }

    @Override
    public int registerSecret(int eventId, Optional<SecretRef> secret) {
        return add(EventKinds.of(SecretEvent.class, eventId), secret, event -> true);
    }

    @Override
    public void deregisterSecret(int callbackId) {
        remove(callbackId, callbackId);
    }

    @Override
    public int registerMonitor(Optional<DomainRef> domain, Optional<String> event, MonitorFlags flags) {
        if (session.upstream().isReadOnly()) {
            throw VirtException.of(ErrorFacts.of(
                            ErrorCode.OPERATION_DENIED,
                            "read only access prevents virConnectDomainQemuMonitorEventRegister")
                    .in(ErrorDomain.QEMU));
        }
        Predicate<VirtEvent> named = MonitorNames.of(event, flags);
        return add(MonitorEvent.class, domain, named);
    }

    @Override
    public void deregisterMonitor(int callbackId) {
        remove(callbackId, callbackId);
    }

    private synchronized int add(
            Class<? extends VirtEvent> kind, Optional<? extends Ref> subject, Predicate<VirtEvent> more) {
        if (wanted.size() >= MOST) {
            throw wrong("a client may have " + MOST + " registrations for events");
        }
        listen();
        last++;
        wanted.put(last, new Wanted(kind, subject.map(ref -> ref), more));
        return last;
    }

    private synchronized void putOnce(int number, Class<? extends VirtEvent> kind, int eventId) {
        listen();
        if (wanted.putIfAbsent(number, new Wanted(kind, Optional.empty(), event -> true)) != null) {
            throw wrong("domain event " + eventId + " already registered");
        }
    }

    private synchronized void remove(int number, int shown) {
        if (wanted.remove(number) == null) {
            throw wrong("domain event callback " + shown + " not registered");
        }
    }

    private void listen() {
        if (subscription.isEmpty() && !ended) {
            listen(session.upstream().live());
        }
    }

    private void listen(Connect connect) {
        PromptListener listener = this::deliver;
        subscription = Optional.of(connect.subscribe(EventFilter.ALL, listener));
    }

    /** Listens to the connection that takes the place of another. */
    synchronized void relisten(Connect connect) {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
        if (!wanted.isEmpty() && !ended) {
            listen(connect);
        }
    }

    /** Only encodes and queues, and writes what a socket takes: nothing of it waits. */
    private void deliver(Delivery delivery) {
        VirtEvent event = delivery.event();
        if (event instanceof ConnectClosed) {
            session.driverWent();
        } else if (event instanceof Resync resync && resync.lost() != 0) {
            // A client of this protocol cannot be told what it missed; one that comes again looks.
            session.client().drop("events were lost: " + resync.reason());
        }
        wanted.forEach((number, each) -> {
            if (each.accepts(event)) {
                tell(number, event);
            }
        });
    }

    private void tell(int number, VirtEvent event) {
        OptionalInt callback = number >= 0 ? OptionalInt.of(number) : OptionalInt.empty();
        if (session.calls().event(EventKinds.message(event, callback))) {
            awaitRelease();
        }
    }

    // Most events are held for microseconds, so that one look at all of them must do: the clock's thread is woken for
    // each.
    private void awaitRelease() {
        long millis = TimeUnit.NANOSECONDS.toMillis(Calls.LONGEST_HOLD) + 1;
        session.host().clock().after(millis, () -> {
            if (session.calls().release()) {
                awaitRelease();
            }
        });
    }

    /** Ends the deliveries. */
    void end() {
        Optional<Subscription> open;
        synchronized (this) {
            ended = true;
            open = subscription;
            subscription = Optional.empty();
        }
        open.ifPresent(Subscription::close);
    }

    static VirtException wrong(String detail) {
        return VirtException.of(ErrorFacts.of(ErrorCode.INTERNAL_ERROR, detail).in(ErrorDomain.EVENT));
    }
}
