package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.UndefineFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** One of many clients of a soak: looks up, checks what it gets, defines now and then, and opens anew now and then. */
final class SoakClient implements Callable<Long> {

    private static final int LOOK_UP = 23;
    private static final int DEFINE = 350;
    private static final int UNDEFINE = 231;
    private static final int CALLS = 200;
    private static final int DEFINING = 10;

    private static final int SWAPPED = 20;
    private static final int PAUSE_MILLIS = 50;

    /**
     * What counts of all clients together.
     *
     * @param wrong how many replies said something else than they should
     * @param events how many events must come
     */
    record Score(AtomicLong wrong, AtomicLong events) {}

    private final Path socket;
    private final int number;
    private final long share;
    private final long end;
    private final boolean usesSwapped;
    private final Score score;

    /**
     * Makes a client.
     *
     * @param share how many calls it is to make
     * @param end when to stop anyway, as {@link System#nanoTime} tells time
     * @param hasSwapped whether there is a driver that comes and goes, on which one in {@value #SWAPPED} works
     */
    SoakClient(Path socket, int number, long share, long end, boolean hasSwapped, Score score) {
        this.socket = socket;
        this.number = number;
        this.share = share;
        this.end = end;
        this.usesSwapped = hasSwapped && number % SWAPPED == 1;
        this.score = score;
    }

    /** Returns how many calls were made; what came back wrong and which events must come is counted beside. */
    @Override
    public Long call() throws Exception {
        long calls = 0;
        while (System.nanoTime() < end && calls < share) {
            calls += usesSwapped ? amidSwaps(share - calls) : atRest(share - calls);
        }
        return calls;
    }

    private long atRest(long most) throws IOException {
        long calls = 0;
        try (Wire wire = Wire.open(socket, "test:///default")) {
            for (int i = 0; i < CALLS && calls < most && System.nanoTime() < end; i++) {
                calls += number % DEFINING == 0 && i % DEFINING == 0 ? define(wire) : lookUp(wire, "test");
            }
        }
        return calls;
    }

    /** On one connection, whose driver comes and goes: the server has calls wait until it is back. */
    private long amidSwaps(long most) throws IOException, InterruptedException {
        long calls = 0;
        try (Wire wire = Wire.open(socket, "tiny:///")) {
            while (calls < most && System.nanoTime() < end) {
                calls += lookUp(wire, "tiny");
            }
            return calls;
        } catch (IOException away) {
            if (calls > 0) {
                throw away;
            }
            // Nothing is there to be opened at this moment.
            Thread.sleep(PAUSE_MILLIS);
            return 0;
        }
    }

    private int lookUp(Wire wire, String name) throws IOException {
        check(name, (DomainRef) wire.ask(LOOK_UP, new ConnectRef(), name));
        return 1;
    }

    private int define(Wire wire) throws IOException {
        String name = "soak-" + number;
        String xml = String.format(
                Locale.ROOT,
                "<domain type='test'><name>%s</name><uuid>%s</uuid><memory unit='MiB'>64</memory>"
                        + "<os><type>hvm</type></os></domain>",
                name,
                new UUID(0x5678_4000L, 0x8000_0000_0000_0000L | number));
        DomainRef defined = (DomainRef) wire.ask(DEFINE, new ConnectRef(), xml, Set.<DefineFlag>of());
        check(name, defined);
        wire.ask(UNDEFINE, defined, Set.<UndefineFlag>of());
        score.events().addAndGet(2);
        return 2;
    }

    private void check(String expected, DomainRef came) {
        if (!came.name().equals(expected)) {
            score.wrong().incrementAndGet();
        }
    }
}
