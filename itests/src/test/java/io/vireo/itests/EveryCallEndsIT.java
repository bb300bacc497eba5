package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.TimedOut;
import io.vireo.Unsupported;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.host.HostInfo;
import io.vireo.protocol.Frame;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.spi.Facets;
import io.vireo.spi.SupportMatrix;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of every facet has a deadline and a cancel where a server never answers: whoever called is let go with
 * an error that says so, what the server says late is dropped, and all of it happens on one connection, which stays good.
 */
@Timeout(60)
class EveryCallEndsIT {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int LONGER = 20;
    private static final Duration ARRIVAL = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private static MuteServer server;
    private static Connect connect;

    @BeforeAll
    static void open() throws IOException {
        server = new MuteServer(folder.resolve("mute"));
        connect = Vireo.load().open(server.uri());
    }

    @AfterAll
    static void nobodyWaits() {
        Await.until(
                () -> waiting().findAny().isEmpty(),
                () -> "still waiting: " + waiting().toList());
        connect.close();
        server.close();
    }

    /** Threads that wait for a reply. */
    private static Stream<Thread> waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> Arrays.stream(each.getValue())
                        .anyMatch(frame -> frame.getClassName().equals("io.vireo.driver.remote.Waiting")))
                .map(java.util.Map.Entry::getKey);
    }

    /** Those that go over the wire, with which facet and row. */
    static Stream<Arguments> operations() {
        return Facets.ALL.stream()
                .flatMap(facet -> SupportMatrix.operationsOf(facet)
                        .flatMap(method -> Table.TABLE.row(facet, method).stream()
                                .map(row -> Arguments.of(
                                        facet.getSimpleName() + "." + method.getName(), facet, method, row))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aDeadlineEndsIt(String name, Class<? extends Facet> facet, Method method, Row row) throws Exception {
        Duration limit = SHORT;
        Optional<Frame> held = Optional.empty();
        // On a host that is busy, time may be up before the call was even sent; then it gets more.
        while (held.isEmpty() && limit.compareTo(LONG) < 0) {
            VirtException failure = unanswered(connect.within(limit), facet, method);

            skipWithoutFiles(name, row, failure);
            TimedOut late = assertInstanceOf(TimedOut.class, failure);
            assertTrue(late.getMessage().contains("did not return within"), late::getMessage);
            held = server.nextHeld(ARRIVAL);
            limit = limit.multipliedBy(LONGER);
        }
        dropsWhatComesLate(held.orElseThrow(), row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anInterruptEndsIt(String name, Class<? extends Facet> facet, Method method, Row row) throws Exception {
        FutureTask<VirtException> call = new FutureTask<>(() -> {
            VirtException failure = unanswered(connect, facet, method);
            // The mark of the interrupt is still there, for whoever looks next.
            assertTrue(Thread.interrupted() || failure instanceof Unsupported, "the mark was lost");
            return failure;
        });
        Thread caller = new Thread(call, "caller of " + name);
        caller.start();
        Await.until(() -> server.isHolding() || call.isDone(), () -> "no call arrived");
        caller.interrupt();

        VirtException failure = call.get(LONG.toSeconds(), TimeUnit.SECONDS);

        skipWithoutFiles(name, row, failure);
        assertEquals(ErrorCode.OPERATION_ABORTED.number(), failure.number(), failure::toString);
        dropsWhatComesLate(server.nextHeld(LONG).orElseThrow(), row);
    }

    /** Calls a server that has fallen silent. */
    private static VirtException unanswered(Connect connection, Class<? extends Facet> facet, Method method)
            throws IllegalAccessException {
        server.silence(false);
        Facet part = new SampleCalls(connection).part(facet);
        server.silence(true);
        try {
            Object answer = method.invoke(part, SampleCalls.arguments(method));
            throw new AssertionError("answered without an answer: " + answer);
        } catch (InvocationTargetException thrown) {
            return assertInstanceOf(VirtException.class, thrown.getCause(), "of all calls");
        }
    }

    /** Open files go over this wire on Java 22 and later; before it, there is nothing to wait for. */
    private static void skipWithoutFiles(String name, Row row, VirtException failure) {
        boolean isLocal = failure instanceof Unsupported && (row.sendsFiles() || row.answersFiles());
        if (isLocal) {
            System.out.println("skipped: " + name + ": " + failure.getMessage());
        }
        assumeTrue(!isLocal, "open files cannot go to the server on this Java");
    }

    private static void dropsWhatComesLate(Frame held, Row row) throws Exception {
        server.silence(false);
        server.answerLate(held);
        if (row.flow() != Row.Flow.NONE) {
            Frame about = server.nextOfStream(LONG).orElseThrow();
            assertEquals(held.header().serial(), about.header().serial());
            assertEquals(PacketStatus.ERROR, about.header().status(), "the stream is given up");
        }
        assertEquals(MuteServer.HOSTNAME, connect.as(HostInfo.class).hostname(), "the next call");
        assertEquals(1, server.clients(), "the connection is still the first");
        assertEquals(Optional.empty(), server.nextHeld(Duration.ZERO), "one call was made");
        assertEquals(Optional.empty(), server.nextOfStream(Duration.ZERO), "more was said about streams");
    }
}
