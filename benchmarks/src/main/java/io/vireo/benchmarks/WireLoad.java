package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.Ref;
import io.vireo.domain.DefineFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.UndefineFlag;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a server is made to do on its test driver; each load says how many microseconds one of its steps took. */
final class WireLoad {

    private static final String URI = "test:///default";
    private static final int LOOK_UP = 23;
    private static final int LIST = 273;
    private static final int REGISTER = 316;
    private static final int DEFINE = 350;
    private static final int UNDEFINE = 231;
    private static final int LIFECYCLE = 0;
    private static final int AT_ONCE = 500;
    private static final Ref CONNECTION = new ConnectRef();

    private final Path socket;
    private final double seconds;
    private int number;

    /** Loads the server behind a socket, each time for some seconds. */
    WireLoad(Path socket, double seconds) {
        this.socket = socket;
        this.seconds = seconds;
    }

    /** Keeps the test driver's state alive until it is closed. */
    Wire hold() throws IOException {
        return Wire.open(socket, URI);
    }

    /** Look-ups by name on one connection. */
    double lookUps(int inFlight) throws IOException {
        byte[] message = Wire.message(LOOK_UP, CONNECTION, "test");
        try (Wire wire = Wire.open(socket, URI)) {
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            long done = 0;
            int under = inFlight;
            wire.send(message, inFlight);
            while (under > 0) {
                int came = wire.replies();
                done += came;
                under -= came;
                if (came > 0 && System.nanoTime() < end) {
                    wire.send(message, came);
                    under += came;
                }
            }
            return micros(begin, done);
        }
    }

    /** Look-ups by name on several connections, each with some in flight. */
    double lookUps(int connections, int inFlight) throws IOException {
        byte[] message = Wire.message(LOOK_UP, CONNECTION, "test");
        List<Wire> wires = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                Wire wire = Wire.open(socket, URI);
                wires.add(wire);
            }
            for (Wire wire : wires) {
                wire.channel().configureBlocking(false);
                wire.channel().register(selector, SelectionKey.OP_READ, wire);
            }
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            for (Wire wire : wires) {
                wire.send(message, inFlight);
            }
            long done = exchange(selector, message, connections * inFlight, end);
            double each = micros(begin, done);
            selector.keys().forEach(SelectionKey::cancel);
            selector.selectNow();
            return each;
        } finally {
            for (Wire wire : wires) {
                wire.channel().configureBlocking(true);
                wire.close();
            }
        }
    }

    private static long exchange(Selector selector, byte[] message, int inFlight, long end) throws IOException {
        long done = 0;
        int under = inFlight;
        while (under > 0) {
            selector.select(5000);
            for (SelectionKey key : selector.selectedKeys()) {
                Wire wire = (Wire) key.attachment();
                int came = wire.replies();
                done += came;
                under -= came;
                if (came > 0 && System.nanoTime() < end) {
                    wire.send(message, came);
                    under += came;
                }
            }
            selector.selectedKeys().clear();
        }
        return done;
    }

    /** Connecting, opening and closing. */
    double opens() throws IOException {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long done = 0;
        while (System.nanoTime() < end) {
            Wire.open(socket, URI).close();
            done++;
        }
        return micros(begin, done);
    }

    /** Definitions, one after the other; to make the calls, and to remove what was defined, is not counted. */
    double defines() throws IOException {
        try (Wire wire = Wire.open(socket, URI)) {
            List<DomainRef> defined = new ArrayList<>();
            double micros = 0;
            while (micros < seconds * 1e6) {
                List<byte[]> calls = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    defined.add(ref(number));
                    calls.add(Wire.message(DEFINE, CONNECTION, xml(number++), Set.<DefineFlag>of()));
                }
                long begin = System.nanoTime();
                for (byte[] call : calls) {
                    wire.call(call);
                }
                micros += micros(begin, 1);
            }
            remove(wire, defined);
            return micros / defined.size();
        }
    }

    /** A list of all domains, decoded, after so many were defined; milliseconds. */
    double listMillis(int rounds) throws IOException {
        try (Wire wire = Wire.open(socket, URI)) {
            long begin = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                wire.ask(LIST, CONNECTION, EnumSet.noneOf(ListDomainsFlag.class));
            }
            return micros(begin, rounds) / 1000;
        }
    }

    /** Defines domains that stay. */
    List<DomainRef> fill(int many) throws IOException {
        try (Wire wire = Wire.open(socket, URI)) {
            List<DomainRef> defined = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                defined.add((DomainRef) wire.ask(DEFINE, CONNECTION, xml(number++), Set.<DefineFlag>of()));
            }
            return defined;
        }
    }

    /** Removes domains. */
    void empty(List<DomainRef> defined) throws IOException {
        try (Wire wire = Wire.open(socket, URI)) {
            remove(wire, defined);
        }
    }

    /** From before a define until another connection has its event. */
    double events(int rounds) throws IOException {
        try (Wire caller = Wire.open(socket, URI);
                Wire listener = Wire.open(socket, URI)) {
            listener.ask(REGISTER, CONNECTION, LIFECYCLE, Optional.<DomainRef>empty());
            double[] micros = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                int had = listener.events();
                byte[] define = Wire.message(DEFINE, CONNECTION, xml(number++), Set.<DefineFlag>of());
                long begin = System.nanoTime();
                caller.send(define, 1);
                listener.awaitEvents(had + 1);
                micros[i] = micros(begin, 1);
                while (caller.replies() == 0) {
                    // The caller has not registered, so only its reply can come.
                }
                remove(caller, List.of(ref(number - 1)));
                listener.awaitEvents(had + 2);
            }
            return Median.of(micros);
        }
    }

    private static void remove(Wire wire, List<DomainRef> defined) throws IOException {
        for (DomainRef each : defined) {
            wire.call(Wire.message(UNDEFINE, each, Set.<UndefineFlag>of()));
        }
    }

    private static DomainRef ref(int number) {
        return new DomainRef("load-" + number, uuid(number), java.util.OptionalInt.empty());
    }

    private static UUID uuid(int number) {
        return new UUID(0x1234_4000L, 0x8000_0000_0000_0000L | number);
    }

    private static String xml(int number) {
        return "<domain type='test'><name>load-" + number + "</name><uuid>" + uuid(number)
                + "</uuid><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>";
    }

    private static double micros(long begin, long done) {
        return (System.nanoTime() - begin) / 1e3 / Math.max(1, done);
    }
}
