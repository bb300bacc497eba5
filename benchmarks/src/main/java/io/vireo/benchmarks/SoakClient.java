package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.UndefineFlag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * One of many clients of a soak: looks up, checks what it gets, defines now and then, and opens anew now and then.
 *
 * <p>Drivers come and go meanwhile. The server has calls wait until they are back, so only two things may fail: to open
 * what is not there, and a change that was under way when its driver went. What was defined goes with the driver.
 */
final class SoakClient implements Callable<Long> {

    private static final int LOOK_UP = 23;
    private static final int DEFINE = 350;
    private static final int UNDEFINE = 231;
    private static final int CALLS = 200;
    private static final int DEFINING = 10;

    private static final int LOYAL = 20;
    private static final int PAUSE_MILLIS = 50;

    private final Path socket;
    private final int number;
    private final long share;
    private final long end;
    private final boolean isLoyal;
    private final SoakLedger ledger;
    private int round;

    /**
     * Makes a client.
     *
     * @param number which one it is in this run, and of no other run with the same ledger
     * @param share how many calls it is to make
     * @param end when to stop anyway, as {@link System#nanoTime} tells time
     * @param hasGuest whether there is a driver that only visits, to which one client in {@value #LOYAL} stays connected
     */
    SoakClient(Path socket, int number, long share, long end, boolean hasGuest, SoakLedger ledger) {
        this.socket = socket;
        this.number = number;
        this.share = share;
        this.end = end;
        this.isLoyal = hasGuest && number % LOYAL == 1;
        this.ledger = ledger;
    }

    /** Returns how many calls were made; what came back wrong, and what was changed, stands in the ledger. */
    @Override
    public Long call() throws Exception {
        long calls = 0;
        while (System.nanoTime() < end && calls < share) {
            calls += isLoyal ? onOneConnection(share - calls) : onConnections(share - calls);
        }
        return calls;
    }

    private long onConnections(long most) throws IOException, InterruptedException {
        long calls = 0;
        try (Wire wire = Wire.open(socket, "test:///default")) {
            for (int i = 0; i < CALLS && calls < most && System.nanoTime() < end; i++) {
                calls += number % DEFINING == 0 && i % DEFINING == 0 ? define(wire) : lookUp(wire, "test");
            }
        } catch (CallRefused away) {
            awaitDriver(away, calls);
        }
        return calls;
    }

    private long onOneConnection(long most) throws IOException, InterruptedException {
        long calls = 0;
        try (Wire wire = Wire.open(socket, "tiny:///")) {
            while (calls < most && System.nanoTime() < end) {
                calls += lookUp(wire, "tiny");
            }
        } catch (CallRefused away) {
            awaitDriver(away, calls);
        }
        return calls;
    }

    /** Nothing is there to be opened at this moment; once something was opened, nothing of this may be refused. */
    private void awaitDriver(CallRefused away, long calls) throws InterruptedException {
        if (calls > 0 || away.code() != ErrorCode.NO_CONNECT.number() && !isCut(away)) {
            ledger.wrong(away.getMessage());
        }
        Thread.sleep(PAUSE_MILLIS);
    }

    private static boolean isCut(CallRefused refused) {
        return refused.code() == ErrorCode.INVALID_CONN.number();
    }

    private int lookUp(Wire wire, String name) throws IOException {
        check(name, (DomainRef) wire.ask(LOOK_UP, new ConnectRef(), name));
        return 1;
    }

    private int define(Wire wire) throws IOException {
        DomainRef domain = SoakLedger.domain(number, round++);
        String xml = String.format(
                Locale.ROOT,
                "<domain type='test'><name>%s</name><uuid>%s</uuid><memory unit='MiB'>64</memory>"
                        + "<os><type>hvm</type></os></domain>",
                domain.name(),
                domain.uuid());
        try {
            ledger.asked(domain, SoakLedger.Change.DEFINE);
            check(domain.name(), (DomainRef) wire.ask(DEFINE, new ConnectRef(), xml, Set.<DefineFlag>of()));
            ledger.done(domain, SoakLedger.Change.DEFINE);
            ledger.asked(domain, SoakLedger.Change.UNDEFINE);
            wire.ask(UNDEFINE, domain, Set.<UndefineFlag>of());
            ledger.done(domain, SoakLedger.Change.UNDEFINE);
        } catch (CallRefused swapped) {
            if (!isCut(swapped) && swapped.code() != ErrorCode.NO_DOMAIN.number()) {
                throw swapped;
            }
            ledger.cut();
        }
        return 2;
    }

    private void check(String expected, DomainRef came) {
        if (!came.name().equals(expected)) {
            ledger.wrong("asked for " + expected + ", got " + came.name());
        }
    }
}
