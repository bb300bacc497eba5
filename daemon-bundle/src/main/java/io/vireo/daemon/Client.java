package io.vireo.daemon;

import io.vireo.protocol.Enclosures;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.XdrException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: cuts what it sends into messages, answers its pings, and sends what it is to get.
 *
 * <p>Whatever is wrong with its bytes ends it and nothing else.
 */
final class Client implements Round.Party, Crew.Outlet, Calls.Line {

    private static final Logger LOG = LoggerFactory.getLogger(Client.class);
    private static final int READS = 4;

    private final Link link;
    private final Crew crew;
    private final Talk talk;
    private final Runnable afterwards;
    private final Outbox outbox;
    private final Enclosures enclosures;
    private final Loans loans = new Loans();
    private final AtomicBoolean gathered = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Object interests = new Object();
    private SelectionKey key;
    private Framing framing = new Framing(Limits.ANONYMOUS_MESSAGE);
    private boolean wide;
    private volatile boolean paused;
    private volatile boolean lastWords;
    private volatile long heard = System.nanoTime();

    /**
     * Makes a client that is not registered yet.
     *
     * @param link its bytes
     * @param crew who serves it
     * @param talk makes what answers it; gets this client
     * @param afterwards what to do once it is gone
     */
    Client(Link link, Crew crew, Function<Client, Talk> talk, Runnable afterwards) {
        this.link = link;
        this.crew = crew;
        this.afterwards = afterwards;
        this.outbox = new Outbox(link);
        this.enclosures = new Enclosures(PacketType.CALL_WITH_FILES, link.passesFiles());
        this.talk = talk.apply(this);
    }

    void register(SelectionKey registered) {
        key = registered;
        talk.arrived();
    }

    @Override
    public void ready(int ready, ByteBuffer buffer) {
        try {
            if ((ready & SelectionKey.OP_WRITE) != 0) {
                push();
            }
            if ((ready & SelectionKey.OP_READ) != 0 || link.isPending() && !talk.isFull()) {
                read(buffer);
            }
        } catch (XdrException wrong) {
            drop(wrong.getMessage());
        } catch (IOException gone) {
            close(String.valueOf(gone.getMessage()));
        }
        if (closed.get()) {
            enclosures.drop();
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        for (int count = 0; count < READS && !closed.get(); count++) {
            buffer.clear();
            int bytes = link.read(buffer, enclosures.arrived());
            if (bytes < 0) {
                close("it hung up");
                return;
            }
            if (bytes == 0) {
                break;
            }
            heard = System.nanoTime();
            boolean whole = !buffer.hasRemaining();
            take(buffer.flip());
            if (!whole && !link.isPending() || talk.isFull()) {
                break;
            }
        }
        settle();
    }

    private void take(ByteBuffer bytes) {
        if (!wide && talk.isKnown() && !framing.isInside()) {
            framing = new Framing();
            wide = true;
        }
        Optional<Frame> next = enclosures.next(framing, bytes);
        while (next.isPresent()) {
            Frame frame = next.get();
            loans.lend(frame);
            if (frame.isPing()) {
                send(Packets.pong());
            } else if (!frame.isPong()) {
                talk.take(frame);
            }
            next = enclosures.next(framing, bytes);
        }
        enclosures.requireNothingElse();
    }

    /** Queues a message and sees to it that it goes. */
    void send(ByteBuffer message) {
        queue(message);
        kick();
    }

    @Override
    public void queue(ByteBuffer message) {
        outbox.add(message, List.of());
    }

    @Override
    public void queue(ByteBuffer message, List<FileDescriptor> files) {
        outbox.add(message, files);
    }

    /** Says whether open files can go both ways. */
    boolean passesFiles() {
        return link.passesFiles();
    }

    /** The open files that the client sent. */
    Loans loans() {
        return loans;
    }

    @Override
    public void whenReady(Runnable task) {
        talk.whenReady(task);
    }

    /** Sends what is queued when the thread has nothing else to do; gives a client up that does not read. */
    @Override
    public void kick() {
        if (outbox.size() > Limits.UNSENT_DROP) {
            drop("it does not read what it is sent");
        } else if (outbox.size() > 0 && gathered.compareAndSet(false, true)) {
            crew.gather(this);
        }
    }

    /** How many bytes wait to be sent. */
    long unsent() {
        return outbox.size();
    }

    /** When something was last heard of it, as {@link System#nanoTime} tells time. */
    long heard() {
        return heard;
    }

    /** Says goodbye to a client that wants to know, and ends the connection when that is sent. */
    void farewell() {
        talk.farewell().ifPresent(this::queue);
        closeAfterwards();
    }

    /** Closes the connection once all that is queued by now is sent. */
    void closeAfterwards() {
        lastWords = true;
        flush();
    }

    @Override
    public void flush() {
        gathered.set(false);
        try {
            push();
        } catch (IOException gone) {
            close(String.valueOf(gone.getMessage()));
        }
    }

    private void push() throws IOException {
        boolean wasBlocked = outbox.isBlocked();
        outbox.send();
        if (lastWords && outbox.size() == 0 && !link.isHoldingBack()) {
            close("it said goodbye");
            return;
        }
        if (outbox.isBlocked() || wasBlocked || paused) {
            settle();
        }
        if (!outbox.isBlocked()) {
            talk.drained();
        }
    }

    /** Waits for what there is to wait for: bytes, unless too much is under way; room, when some are unsent. */
    @Override
    public void settle() {
        // Whoever decides last must have seen what the others had done.
        synchronized (interests) {
            decide();
        }
    }

    private void decide() {
        if (closed.get() || key == null) {
            return;
        }
        try {
            boolean reads = !talk.isFull() && outbox.size() < Limits.UNSENT_PAUSE;
            paused = !reads;
            boolean turns = outbox.isBlocked() || link.isHoldingBack() || reads && link.isPending();
            int wanted = (reads ? SelectionKey.OP_READ : 0) | (turns ? SelectionKey.OP_WRITE : 0);
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
                crew.wakeLeader();
            }
        } catch (CancelledKeyException gone) {
            LOG.trace("Closed meanwhile", gone);
        }
    }

    /** Ends the connection of a client that does what it must not. */
    void drop(String reason) {
        if (!closed.get()) {
            talk.misbehaved(reason);
            close(reason);
        }
    }

    /** Ends the connection at once; does nothing when it has ended. */
    void close(String reason) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            link.close();
        } catch (IOException e) {
            LOG.debug("Closing a connection failed", e);
        }
        outbox.close();
        crew.wakeLeader();
        talk.ended(reason);
        afterwards.run();
    }

    boolean isClosed() {
        return closed.get();
    }
}
