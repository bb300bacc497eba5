package io.vireo.daemon;

import io.vireo.Facet;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Header;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.spi.Identity;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is going on with one client: who it is, what it opened, its calls, events and streams. */
final class Session implements Talk, Dispatcher.Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Host host;
    private final Client client;
    private final Peer peer;
    private final Calls calls;
    private final Login login;
    private final Greeting greeting;
    private final Events events;
    private final Streams streams;
    private final Keepalive keepalive;
    private volatile Runnable forgetLogin = () -> {};
    private volatile boolean loggedIn;
    private volatile boolean leaving;

    Session(Host host, Client client, Peer peer) {
        this.host = host;
        this.client = client;
        this.peer = peer;
        this.calls = new Calls(host.crew(), client, this::answer, Dispatcher::isUrgent, this::requests);
        this.keepalive = new Keepalive(client, host.settings().limits(), host.clock());
        this.greeting = new Greeting(this);
        this.login = new Login(this);
        this.events = new Events(this);
        this.streams = new Streams(this);
    }

    Host host() {
        return host;
    }

    Client client() {
        return client;
    }

    Peer peer() {
        return peer;
    }

    Calls calls() {
        return calls;
    }

    Events events() {
        return events;
    }

    Keepalive keepalive() {
        return keepalive;
    }

    /** What the client opened; fails when it has not. */
    Upstream upstream() {
        return greeting.upstream();
    }

    /** The driver ended the connection; whoever wants events wants it back, without having to call. */
    void driverWent() {
        try {
            upstream().live();
        } catch (Upstream.NotNow | VirtException away) {
            LOG.debug("{}: {}", this, away.getMessage());
        }
    }

    /** The client's certificate was judged. */
    void certified(Tls.Judgement judgement) {
        login.certified(judgement);
    }

    /** Who the client is, as far as is known. */
    Identity identity() {
        return login.identity();
    }

    /** The client has said who it is. */
    void loggedIn() {
        loggedIn = true;
        forgetLogin.run();
        host.reception().known(client);
    }

    /** The client goes once its last reply is on its way. */
    void leave() {
        leaving = true;
    }

    private Answer answer(Frame frame) {
        Answer answer = Dispatcher.answer(this, frame);
        if (!answer.isLater()) {
            client.loans().giveBack(frame);
        }
        return answer;
    }

    @Override
    public boolean passesFiles() {
        return client.passesFiles();
    }

    // Before it opened, what a client asks depends on the order in which it asks.
    private int requests() {
        return greeting.isOpen() ? host.settings().limits().requests() : 1;
    }

    @Override
    public void arrived() {
        login.arrived();
        if (!loggedIn) {
            long millis = host.settings().limits().login().toMillis();
            forgetLogin = host.clock().after(millis, this::requireLogin);
        }
    }

    private void requireLogin() {
        if (!loggedIn) {
            client.drop("it did not say who it is in time");
        }
    }

    @Override
    public void take(Frame frame) {
        switch (frame.header().type()) {
            case CALL, CALL_WITH_FILES -> calls.add(frame);
            case STREAM, STREAM_HOLE -> streams.take(frame);
            default -> LOG.debug("{} sent a message that only a server sends", peer);
        }
    }

    @Override
    public boolean isKnown() {
        return loggedIn;
    }

    @Override
    public boolean isFull() {
        return calls.isFull() || streams.isFull();
    }

    @Override
    public void drained() {
        streams.drained();
    }

    @Override
    public void whenReady(Runnable task) {
        upstream().whenBack(task);
    }

    @Override
    public Optional<ByteBuffer> farewell() {
        ConnectClosed end = new ConnectClosed(CloseReason.EOF, "the daemon ends");
        return greeting.wantsFarewell() ? Optional.of(EventKinds.message(end, OptionalInt.of(0))) : Optional.empty();
    }

    @Override
    public Row.Stage stage() {
        if (!loggedIn) {
            return Row.Stage.CONNECTED;
        }
        return greeting.isOpen() ? Row.Stage.OPEN : Row.Stage.LOGGED_IN;
    }

    @Override
    public Object call(Row row, Request request) {
        if (row.flow() != Row.Flow.NONE) {
            streams.requireRoom();
        }
        Optional<Facet> own = own(row.facet());
        return own.isPresent() ? row.invoke(own.get(), request) : upstream().call(row, request);
    }

    private Optional<Facet> own(Class<? extends Facet> facet) {
        if (facet == Handshake.class) {
            return Optional.of(greeting);
        }
        if (facet == Authentication.class) {
            return Optional.of(login);
        }
        return facet == EventRegistration.class ? Optional.of(events) : Optional.empty();
    }

    @Override
    public void begin(Row row, Header call, VirtStream stream) {
        streams.begin(row, call, stream);
    }

    @Override
    public void replied() {
        if (leaving) {
            client.closeAfterwards();
        }
    }

    @Override
    public void misbehaved(String reason) {
        host.complaints().add(() -> "A " + this + " is dropped: " + reason);
    }

    @Override
    public void ended(String reason) {
        LOG.debug("{} is gone: {}", peer, reason);
        // Who comes and goes in a flood would otherwise be remembered for as long as a login may take.
        forgetLogin.run();
        keepalive.stop();
        calls.end();
        host.bury(this);
    }

    /** Says whether nothing is under way that letting go would have to wait for. */
    boolean isQuiet() {
        return calls.isIdle() && !streams.isAny();
    }

    /** Lets go of everything that belongs to the client; may wait for calls under way. */
    void release() {
        events.end();
        streams.end();
        greeting.end();
        client.loans().end();
    }

    @Override
    public String toString() {
        return peer + " (" + calls + ")";
    }
}
