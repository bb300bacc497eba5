package io.vireo.daemon;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.Facet;
import io.vireo.OpenFlag;
import io.vireo.Ref;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.spi.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one client opened: the connection to a driver that its calls go to. When the driver goes, the URI is opened again
 * as soon as somebody serves it; calls wait for that, but not for ever, and without a thread.
 */
final class Upstream implements AutoCloseable {

    /** The driver is not here; the call is to be made again when {@link #whenBack} says so. */
    static final class NotNow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotNow() {
            super("the driver is away", null, false, false);
        }
    }

    /** What is opened, and how. */
    record Wish(String uri, Set<OpenFlag> flags, Identity who) {

        Connect open(Vireo vireo) {
            return vireo.open(uri, flags, who);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final long SOON_MILLIS = 50;
    private static final long LATER_MILLIS = 2000;

    private final Host host;
    private final Wish wish;
    private final Consumer<Connect> listen;
    private volatile Connect connect;
    private volatile boolean closed;

    // Guarded by this object.
    private final List<Runnable> waiting = new ArrayList<>();
    private Optional<Connect> next = Optional.empty();
    private long goneSince;
    private boolean trying;
    private String reason = "";

    private Upstream(Host host, Wish wish, Connect connect, Consumer<Connect> listen) {
        this.host = host;
        this.wish = wish;
        this.connect = connect;
        this.listen = listen;
    }

    /**
     * Opens a connection; fails when the driver cannot, or is not here.
     *
     * @param listen hears the events of a connection that takes the place of the first
     */
    static Upstream open(Host host, Wish wish, Consumer<Connect> listen) {
        // Whoever was here before hears what this one does.
        host.upstreams().bringBack(wish.uri());
        Upstream upstream = new Upstream(host, wish, wish.open(host.vireo()), listen);
        host.upstreams().add(upstream);
        host.upstreams().keep(upstream.connect);
        return upstream;
    }

    String uri() {
        return wish.uri();
    }

    /** Says whether it is for reading only. */
    boolean isReadOnly() {
        return wish.flags().contains(OpenFlag.READ_ONLY);
    }

    /** The connection, whether its driver is here or not. */
    Connect connect() {
        return connect;
    }

    /** The connection, if its driver is here; otherwise this call comes too early, or for long too late. */
    Connect live() {
        Connect now = connect;
        return now.isOpen() ? now : away();
    }

    private synchronized Connect away() {
        if (connect.isOpen()) {
            return connect;
        }
        if (goneSince == 0) {
            goneSince = System.nanoTime();
            LOG.info("{}: the driver is gone; clients wait for it", wish.uri());
        }
        if (!trying && !closed) {
            trying = true;
            again(SOON_MILLIS);
        }
        if (isHopeless()) {
            throw new StaleHandle(wish.uri() + ": its driver has been away for longer than "
                    + host.settings().limits().patience().toSeconds() + " s: " + reason);
        }
        throw new NotNow();
    }

    private boolean isHopeless() {
        return closed
                || System.nanoTime() - goneSince
                        > host.settings().limits().patience().toNanos();
    }

    /** Does something when the driver is back, or will not come in time. */
    void whenBack(Runnable task) {
        synchronized (this) {
            if (goneSince != 0 && !isHopeless()) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    private void again(long millis) {
        host.clock().after(millis, () -> host.patiently(this::attempt));
    }

    private void attempt() {
        host.upstreams().bringBack(wish.uri());
        boolean hopeless;
        synchronized (this) {
            trying = isGone();
            if (!trying) {
                return;
            }
            // It may have been here meanwhile, and nobody asked.
            goneSince = goneSince == 0 ? System.nanoTime() : goneSince;
            hopeless = isHopeless();
        }
        if (hopeless) {
            resume();
        }
        again(hopeless ? LATER_MILLIS : SOON_MILLIS);
    }

    /** Says whether there is something to bring back: the driver went, and the client did not. */
    boolean isGone() {
        return !closed && !connect.isOpen();
    }

    /** Opens the URI again, if somebody serves it, and hears its events; calls wait for {@link #goOn} all the same. */
    void reopen() {
        try {
            offer(listening(wish.open(host.vireo())));
        } catch (VirtException absent) {
            synchronized (this) {
                reason = absent.getMessage();
            }
        }
    }

    private Connect listening(Connect another) {
        try {
            listen.accept(another);
            host.upstreams().keep(another);
            return another;
        } catch (VirtException goneAgain) {
            another.close();
            throw goneAgain;
        }
    }

    private void offer(Connect another) {
        synchronized (this) {
            if (!closed) {
                next = Optional.of(another);
                return;
            }
        }
        another.close();
    }

    /** From now on calls are made on what was opened again, if anything was. */
    void goOn() {
        synchronized (this) {
            if (next.isEmpty()) {
                return;
            }
            connect = next.get();
            next = Optional.empty();
            goneSince = 0;
        }
        LOG.info("{}: the driver is back", wish.uri());
        resume();
    }

    private void resume() {
        List<Runnable> all;
        synchronized (this) {
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(Runnable::run);
    }

    /** Makes a call on the driver; one that changes nothing is made again however often the driver goes meanwhile. */
    Object call(Row row, Request request) {
        while (true) {
            Connect now = live();
            try {
                return row.invoke(part(now, row, request.subject()), request);
            } catch (StaleHandle gone) {
                // What may have begun before the driver went is not begun twice.
                if (now.isOpen() || !host.readsOnly(row)) {
                    throw gone;
                }
            }
        }
    }

    private static Facet part(Connect connect, Row row, Ref subject) {
        try {
            return Subjects.part(connect, row.facet(), subject);
        } catch (Unsupported missing) {
            // What the client called is a function, so it is a function that the driver lacks.
            throw missing.number() == ErrorCode.NO_SUPPORT.number() ? lacking(row, missing) : missing;
        }
    }

    private static VirtException lacking(Row row, Unsupported missing) {
        ErrorFacts facts = ErrorFacts.of(ErrorCode.NO_SUPPORT, row.function());
        return VirtException.of(new ErrorFacts(
                facts.code(),
                missing.domainNumber(),
                facts.message(),
                facts.template(),
                facts.detail(),
                facts.more(),
                facts.first(),
                facts.second()));
    }

    @Override
    public void close() {
        Optional<Connect> unused;
        synchronized (this) {
            closed = true;
            waiting.clear();
            unused = next;
            next = Optional.empty();
        }
        host.upstreams().remove(this);
        unused.ifPresent(Connect::close);
        connect.close();
    }

    @Override
    public String toString() {
        return wish.uri() + (wish.flags().isEmpty() ? "" : " " + wish.flags());
    }
}
