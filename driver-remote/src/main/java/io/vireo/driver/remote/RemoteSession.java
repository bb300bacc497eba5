package io.vireo.driver.remote;

import io.vireo.ConnectionLost;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.event.ConnectClosed;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Handshake;
import io.vireo.spi.DriverSession;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One connection to a server. It outlives its channel: what is lost is opened again, events are registered again, and how
 * things stand then is told.
 */
final class RemoteSession implements DriverSession {

    /** An object at the server: that there is one shows when it is called. */
    record Subject(RemoteSession session, Ref ref) {}

    /** What the conversation is now. */
    private record Now(Channel channel, String trouble) {}

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Opening opening;
    private final Consumer<VirtEvent> teller;
    private final Calls calls = new Calls(this::channel);
    private final Events events;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicBoolean isRedialling = new AtomicBoolean();
    private volatile Now now;
    private volatile Future<?> ticking;

    private RemoteSession(Opening opening, Consumer<VirtEvent> teller) {
        this.opening = opening;
        this.teller = teller;
        this.events = new Events(calls, this::tell);
    }

    /** Opens a session; nothing is left behind when it cannot. */
    static RemoteSession open(Opening opening, Consumer<VirtEvent> teller, Walk walk) {
        RemoteSession session = new RemoteSession(opening, teller);
        session.connect(walk);
        session.ticking = opening.clock().everySecond(session::tick);
        return session;
    }

    private void connect(Walk walk) {
        Ears ears = new Ears();
        Channel channel = opening.open(ears, walk);
        now = new Now(channel, "");
        ears.listen();
    }

    /** What the server has closed behind the connection is lost with it, so it is opened again as a whole. */
    private void tell(VirtEvent event) {
        if (event instanceof ConnectClosed closed) {
            now.channel().closedByServer(closed.reason());
        } else {
            teller.accept(event);
        }
    }

    private void tick() {
        now.channel().tick();
    }

    /** Hears what comes from one channel; that it is lost counts only when it was the session's own. */
    private final class Ears implements Channel.Listener {

        private boolean isListening;
        private Optional<End> missed = Optional.empty();

        @Override
        public void message(Frame frame) {
            events.take(frame);
        }

        @Override
        public void lost(End end) {
            synchronized (this) {
                if (!isListening) {
                    missed = Optional.of(end);
                    return;
                }
            }
            RemoteSession.this.lost(end);
        }

        void listen() {
            Optional<End> already;
            synchronized (this) {
                isListening = true;
                already = missed;
            }
            already.ifPresent(RemoteSession.this::lost);
        }
    }

    private void lost(End end) {
        if (isClosed.get() || !isRedialling.compareAndSet(false, true)) {
            return;
        }
        Duration patience = opening.uri().reconnect().orElse(opening.settings().reconnect());
        if (patience.isZero()) {
            giveUp(end);
        } else {
            events.hold();
            Thread redialling = new Thread(new Redial(this, patience, end), "vireo-remote reconnect");
            redialling.setDaemon(true);
            redialling.start();
        }
    }

    /** The connection is back; unless it was lost once more in the meantime. */
    void redialled() {
        isRedialling.set(false);
        now.channel().end().ifPresent(this::lost);
    }

    boolean isClosed() {
        return isClosed.get();
    }

    /** Opens the channel again; fails when the server is not back. */
    void reopen() {
        connect(Walk.SILENT);
        calls.forget();
        if (isClosed.get()) {
            now.channel().close();
        }
    }

    Events events() {
        return events;
    }

    /** Says to those who call meanwhile what is going on. */
    void trouble(String what) {
        now = new Now(now.channel(), what);
    }

    /** Gives the server up. */
    void giveUp(End end) {
        teller.accept(new ConnectClosed(end.cause().reason(), end.message()));
    }

    private Channel channel() {
        Now current = now;
        current.channel().end().ifPresent(end -> {
            throw new ConnectionLost(end.message() + current.trouble());
        });
        return current.channel();
    }

    Calls calls() {
        return calls;
    }

    @Override
    public Object subject(Ref ref) {
        return new Subject(this, ref);
    }

    @Override
    public void listen(Set<Class<? extends VirtEvent>> kinds) {
        events.want(kinds);
    }

    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        ticking.cancel(false);
        Channel last = now.channel();
        if (last.end().isEmpty()) {
            Future<?> patience = opening.clock().after(GOODBYE, last::close);
            try {
                calls.of(Handshake.class).close();
            } catch (VirtException gone) {
                // The server ends the connection anyway, with or without a goodbye.
                assert gone != null;
            } finally {
                patience.cancel(false);
            }
        }
        last.close();
    }
}
