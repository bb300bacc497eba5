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

    private final Path socket;
    private final int number;
    private final long end;
    private final AtomicLong wrong;
    private final AtomicLong events;

    SoakClient(Path socket, int number, long end, AtomicLong wrong, AtomicLong events) {
        this.socket = socket;
        this.number = number;
        this.end = end;
        this.wrong = wrong;
        this.events = events;
    }

    /** Returns how many calls were made; what came back wrong and which events must come is counted beside. */
    @Override
    public Long call() throws IOException {
        long calls = 0;
        while (System.nanoTime() < end) {
            try (Wire wire = Wire.open(socket, "test:///default")) {
                for (int i = 0; i < CALLS && System.nanoTime() < end; i++) {
                    calls += number % DEFINING == 0 && i % DEFINING == 0 ? define(wire) : lookUp(wire);
                }
            }
        }
        return calls;
    }

    private int lookUp(Wire wire) throws IOException {
        check("test", (DomainRef) wire.ask(LOOK_UP, new ConnectRef(), "test"));
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
        events.addAndGet(2);
        return 2;
    }

    private void check(String expected, DomainRef came) {
        if (!came.name().equals(expected)) {
            wrong.incrementAndGet();
        }
    }
}
