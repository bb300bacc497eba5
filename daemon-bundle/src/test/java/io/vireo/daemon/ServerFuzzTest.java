package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vireo.Vireo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * A daemon without sockets, and clients that a fuzzer invents, with the table as their grammar: whatever they say, every
 * call is answered, what they are told is the protocol, little is allocated, and when they are gone nothing of them is left.
 *
 * <p>In a usual build it repeats inputs that once failed; {@code ./check} lets it invent for a while. A longer run:
 * {@code tools/fuzz}.
 */
class ServerFuzzTest {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long ALLOWED = 24L << 20;
    /** Its crew, and those that wait for streams. */
    private static final int MOST_THREADS = 28 + 40;

    private static final Address HERE = new Address.Unix(Path.of("/nowhere"), false);

    private static final Pattern OURS = Pattern.compile("vireo-(crew|watchman|clock|patient)");
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Crew crew;
    private static Clock clock;
    private static Host host;

    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    @BeforeAll
    static void serve() throws IOException {
        Path nowhere = Path.of("/nowhere");
        Settings settings = Settings.of(
                DaemonOptions.parse(), ConfigText.parse("test", ""), new Places(nowhere, nowhere, nowhere, false));
        crew = new Crew(20, 5);
        clock = new Clock();
        host = new Host(Vireo.load(), settings, crew, clock, new Reception(settings.limits()));
        crew.start();
        // Its actor hangs by intention, and a fuzzer finds out how to call it.
        StageDriver.last().curtain.countDown();
    }

    @AfterAll
    static void nothingIsLeft() {
        host.close();
        crew.close();
        clock.close();
        await(() -> ours() == 0, "threads are left: " + Thread.getAllStackTraces());
    }

    private static long ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> OURS.matcher(name).lookingAt())
                .count();
    }

    @FuzzTest(maxDuration = "20s")
    void everyCallIsAnsweredAndNothingIsLeft(FuzzedDataProvider data) {
        byte[] words = new InventedClient(data).words();
        if (!InventedClient.isHarmless(words)) {
            return;
        }
        long taken = cost(words);
        // The first time it also pays for classes that are loaded and instrumented.
        long again = taken < ALLOWED ? taken : cost(words);
        assertTrue(again < ALLOWED, () -> again + " bytes for an input of " + words.length);
        assertTrue(ours() <= MOST_THREADS, () -> ours() + " threads: " + Thread.getAllStackTraces());
    }

    /** Serves one client from its first word until it is gone, and says how many bytes that took. */
    private long cost(byte[] words) {
        long before = allocated();
        MemoryLink link = new MemoryLink();
        AtomicReference<Session> session = new AtomicReference<>();
        Client client = client(link, session);
        client.register(null);
        link.say(words);
        listen(client, link, session.get());
        // A call may begin a stream that goes on for ever; calls themselves end.
        await(() -> client.isClosed() || session.get().calls().isIdle(), "calls hang: " + session.get());
        client.close("the input ends");
        await(session.get()::isQuiet, "something is left of " + session.get());
        link.told();
        return allocated() - before;
    }

    private static Client client(MemoryLink link, AtomicReference<Session> session) {
        Peer peer = new Peer(HERE, Optional.of("somebody"), Optional.of("somebody"));
        return new Client(
                link,
                crew,
                self -> {
                    session.set(new Session(host, self, peer));
                    return session.get();
                },
                () -> {});
    }

    /** What the leader of the crew does when a socket has bytes. */
    private void listen(Client client, MemoryLink link, Session session) {
        long end = System.nanoTime() + PATIENCE;
        while (link.isUnread() && !client.isClosed()) {
            if (session.isFull()) {
                assertTrue(System.nanoTime() < end, () -> "nothing more is read from " + session);
                LockSupport.parkNanos(100_000);
            } else {
                client.ready(SelectionKey.OP_READ, buffer);
            }
        }
    }

    private static long allocated() {
        long[] ids = THREADS.getAllThreadIds();
        return Arrays.stream(THREADS.getThreadAllocatedBytes(ids))
                .filter(each -> each > 0)
                .sum();
    }

    private static void await(BooleanSupplier condition, String complaint) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(complaint);
            }
            LockSupport.parkNanos(20_000);
        }
    }
}
