package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.driver.FuzzedDataProviderImpl;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vireo.ConnectUri;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.event.DomainEvent;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client whose server a fuzzer invents, with the table as its grammar: whatever it says, every call ends with a value or
 * a {@link VirtException}, little is allocated, and no thread is made.
 *
 * <p>In a usual build it repeats inputs that once failed; {@code ./check} lets it invent for a while. A longer run:
 * {@code tools/fuzz}.
 */
class ClientFuzzTest {

    private static final long ALLOWED = 4L << 20;
    private static final RemoteUri URI =
            RemoteUri.of(ConnectUri.parse("test+unix:///default?socket=/nowhere&auth=sasl"));
    private static final List<Row> ROWS = Table.TABLE.all().stream()
            .filter(row -> !row.isOlder() && Wishes.arguments(row.method()).isPresent())
            .toList();

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    /** Hears events as a session does, until there is nothing more to hear. */
    private static final class Ears implements Channel.Listener {

        private final Calls calls;
        private Events events;

        Ears(Calls calls) {
            this.calls = calls;
        }

        @Override
        public void message(Frame frame) {
            events().take(frame);
        }

        @Override
        public void lost(End end) {
            assertTrue(end.message().length() < 4096, end::message);
        }

        Events events() {
            if (events == null) {
                events = new Events(calls, event -> assertFalse(event.toString().isEmpty()));
            }
            return events;
        }
    }

    @FuzzTest(maxDuration = "20s")
    void everyCallEndsWithAValueOrARefusal(FuzzedDataProvider data) {
        byte[] input = data.consumeRemainingAsBytes();
        int threads = Thread.activeCount();
        long taken = cost(input);
        // The first time it also pays for classes that are loaded and instrumented.
        long again = taken < ALLOWED ? taken : cost(input);
        assertTrue(again < ALLOWED, () -> again + " bytes for an input of " + input.length);
        assertEquals(threads, Thread.activeCount());
    }

    /** Talks with a server that says what the input makes of it, and says how many bytes that took. */
    private long cost(byte[] input) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (FuzzedDataProviderImpl data = FuzzedDataProviderImpl.withJavaData(input)) {
            talk(data);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void talk(FuzzedDataProvider data) {
        LyingLink link = new LyingLink(data);
        Channel[] made = new Channel[1];
        Calls calls = new Calls(() -> made[0]);
        Ears ears = new Ears(calls);
        Channel channel = new Channel("the liar", link, ears);
        made[0] = channel;
        channel.start();
        attempt(() -> enter(data, channel, calls));
        if (data.consumeBoolean()) {
            attempt(() -> ears.events().want(Set.of(DomainEvent.class)));
        }
        while (channel.end().isEmpty()) {
            Row row = ROWS.get(data.consumeInt(0, ROWS.size() - 1));
            attempt(() -> call(row, calls, link));
            channel.tick();
        }
        channel.close();
    }

    private static void enter(FuzzedDataProvider data, Channel channel, Calls calls) {
        Authentication server = calls.of(Authentication.class);
        if (data.consumeBoolean()) {
            new Login(URI, Fixture.nowhere(), channel, server).run(server.authTypes());
        }
        calls.of(Handshake.class).open(Optional.of("test:///default"), io.vireo.protocol.ClientFlags.of(false));
    }

    private void call(Row row, Calls calls, LyingLink link) {
        Object result = calls.call(
                row, Wishes.subject(row.facet()), Wishes.arguments(row.method()).orElseThrow());
        if (result instanceof VirtStream stream) {
            drain((RemoteStream) stream, link);
        }
    }

    /** Reads what there is, so that nobody waits, and leaves the rest. */
    private void drain(RemoteStream stream, LyingLink link) {
        link.goOn();
        while (stream.waiting() > 0) {
            int count = stream.read(buffer.clear());
            if (count == 0) {
                assertTrue(stream.readHole() >= 0);
            }
        }
        stream.abort();
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (VirtException refused) {
            assertTrue(refused.getMessage().length() > 0, refused::toString);
        }
    }
}
