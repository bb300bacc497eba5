package io.vireo.daemon;

import io.vireo.ConnectRef;
import io.vireo.domain.Domains;
import io.vireo.protocol.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that misbehave without pause, each kind on a thread of its own, until they are told to stop. */
final class BadCompany implements AutoCloseable {

    private static final int REMOTE = Program.REMOTE.number();
    private static final int LOOK_UP = 23;
    private static final int AT_ONCE = 32;
    private static final int SEVERAL = 5;
    private static final int LONGEST_LENGTH = 0x7fffffff;
    private static final int LARGE = 30 << 20;

    /** What one kind of client does again and again; each time that it did harm it says so. */
    interface Kind {
        void misbehave(Runnable deed) throws IOException, InterruptedException;
    }

    private final Served served;
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicLong> deeds = new ArrayList<>();
    private final Queue<WireClient> clients = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** Begins; the daemon's socket for reading must ask who a client is. */
    BadCompany(Served served) {
        this.served = served;
        begin("floods", this::flood);
        begin("floods and reads nothing", this::floodUnread);
        begin("sends a byte a second", this::sendSlowly);
        begin("stays half-open", this::stayHalfOpen);
        begin("announces more than may be", this::announceTooMuch);
        begin("announces much and does not send it", this::announceMuch);
        begin("calls before it says who it is", this::callUnknown);
    }

    private void begin(String name, Kind kind) {
        AtomicLong done = new AtomicLong();
        Thread thread = new Thread(() -> repeat(kind, done::incrementAndGet), name);
        deeds.add(done);
        threads.add(thread);
        thread.start();
    }

    private void repeat(Kind kind, Runnable deed) {
        while (!ended) {
            try {
                kind.misbehave(deed);
            } catch (IOException cut) {
                // That the daemon cuts such a client off is what it should do; another one comes at once.
                Thread.onSpinWait();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    /** Waits until every kind has done harm. */
    void awaitAll() throws InterruptedException {
        for (AtomicLong each : deeds) {
            Await.until(() -> each.get() > 0);
        }
    }

    /** Says whether none of them has given up. */
    boolean isComplete() {
        return threads.stream().allMatch(Thread::isAlive);
    }

    private WireClient known() throws IOException {
        WireClient client = WireClient.open(served.socket(), "test:///default");
        clients.add(client);
        return client;
    }

    private WireClient unknown() throws IOException {
        WireClient client = WireClient.connect(served.readOnlySocket());
        clients.add(client);
        return client;
    }

    private void leave(WireClient client) {
        clients.remove(client);
        client.close();
    }

    private void flood(Runnable deed) throws IOException {
        WireClient client = known();
        while (!ended) {
            sendMany(client);
            for (int call = 0; call < AT_ONCE; call++) {
                client.next();
            }
            deed.run();
        }
    }

    private void floodUnread(Runnable deed) throws IOException {
        WireClient client = known();
        for (int round = 0; round < 2_000 && !ended; round++) {
            // Once the daemon does not read any more, this waits until the end.
            sendMany(client);
            deed.run();
        }
        leave(client);
    }

    private static void sendMany(WireClient client) throws IOException {
        for (int call = 0; call < AT_ONCE; call++) {
            client.send(ConnectRef.INSTANCE, Domains.class, "domainByName", "test");
        }
    }

    private void sendSlowly(Runnable deed) throws IOException, InterruptedException {
        List<WireClient> slow = new ArrayList<>();
        for (int count = 0; count < SEVERAL; count++) {
            slow.add(known());
        }
        byte[] call = {0, 0, 0, 40, 0x20, 0, (byte) 0x80, (byte) 0x86, 0, 0, 0, 1, 0, 0, 0, LOOK_UP};
        for (byte each : call) {
            for (WireClient client : slow) {
                client.write(ByteBuffer.wrap(new byte[] {each}));
            }
            deed.run();
            TimeUnit.SECONDS.sleep(1);
        }
        slow.forEach(this::leave);
    }

    private void stayHalfOpen(Runnable deed) throws IOException, InterruptedException {
        List<WireClient> silent = new ArrayList<>();
        for (int count = 0; count < SEVERAL; count++) {
            WireClient client = unknown();
            client.write(ByteBuffer.wrap(new byte[] {0, 0}));
            silent.add(client);
        }
        deed.run();
        TimeUnit.MILLISECONDS.sleep(100);
        silent.forEach(this::leave);
    }

    private void announceTooMuch(Runnable deed) throws IOException, InterruptedException {
        WireClient client = unknown();
        client.write(ByteBuffer.allocate(28).putInt(0, LONGEST_LENGTH));
        if (client.isHungUpOn()) {
            deed.run();
        }
        leave(client);
        // Each of them is a line in the log of the test.
        TimeUnit.MILLISECONDS.sleep(20);
    }

    private void announceMuch(Runnable deed) throws IOException {
        WireClient client = known();
        client.write(ByteBuffer.allocate(64 * 1024).putInt(0, LARGE));
        deed.run();
        leave(client);
    }

    private void callUnknown(Runnable deed) throws IOException {
        WireClient client = unknown();
        for (int call = 0; call < AT_ONCE; call++) {
            client.reply(client.write(REMOTE, 1, LOOK_UP, 0, 0));
            deed.run();
        }
        leave(client);
    }

    @Override
    public void close() {
        ended = true;
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            // Whoever waits for its socket is woken by its end; another client may have come meanwhile.
            while (thread.isAlive()) {
                clients.forEach(WireClient::hangUp);
                awaitEnd(thread);
            }
        }
        clients.forEach(WireClient::hangUp);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(5);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
