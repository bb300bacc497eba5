package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectionLost;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import io.vireo.protocol.XdrWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many calls at once over one connection, each with its own end, whatever the server does. */
@Timeout(60)
class ChannelTest {

    @TempDir
    Path folder;

    private FakeServer server;

    @BeforeEach
    void start() {
        server = new FakeServer(folder.resolve("s"));
        server.answer(FakeServer.DOMAIN_BY_NAME, request -> Fixture.domain((String) request.args()[0]));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static CompletableFuture<DomainRef> later(Fixture fixture, String name) {
        CompletableFuture<DomainRef> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(fixture.connect(Domains.class).domainByName(name));
            } catch (VirtException failure) {
                result.completeExceptionally(failure);
            }
        });
        thread.start();
        return result;
    }

    @Test
    void givesEveryCallerTheReplyToItsOwnCallInWhateverOrderTheyCome() throws Exception {
        List<Frame> waiting = Collections.synchronizedList(new ArrayList<>());
        server.script(FakeServer.DOMAIN_BY_NAME, (conversation, call) -> waiting.add(call));
        try (Fixture fixture = new Fixture(server.uri())) {
            List<CompletableFuture<DomainRef>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                results.add(later(fixture, "vm" + i));
            }
            Fixture.await("all calls are there", () -> waiting.size() == 20);
            Collections.reverse(waiting);
            waiting.forEach(server.last()::answer);

            for (int i = 0; i < 20; i++) {
                assertEquals(Fixture.domain("vm" + i), results.get(i).get(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void failsWhatIsInFlightAtOnceWhenTheConnectionBreaks() throws Exception {
        server.script(FakeServer.DOMAIN_BY_NAME, (conversation, call) -> {});
        try (Fixture fixture = new Fixture(server.uri("reconnect=0"))) {
            CompletableFuture<DomainRef> first = later(fixture, "one");
            CompletableFuture<DomainRef> second = later(fixture, "two");
            Fixture.await("both are under way", () -> Collections.frequency(server.called, 23) == 2);
            server.last().cut();

            for (CompletableFuture<DomainRef> each : List.of(first, second)) {
                Throwable failure =
                        assertThrows(CompletionException.class, each::join).getCause();
                assertInstanceOf(ConnectionLost.class, failure);
            }
            ConnectClosed closed = assertInstanceOf(ConnectClosed.class, fixture.nextEvent());
            assertEquals(CloseReason.EOF, closed.reason());
            assertThrows(
                    ConnectionLost.class, () -> fixture.connect(Domains.class).domainByName("three"));
        }
    }

    /** CVE-2024-4418: elsewhere the client wrote into what belonged to a caller that had gone. */
    @Test
    void letsAnInterruptedCallerGoAndDropsTheReplyThatComesLate() throws Exception {
        AtomicReference<Frame> held = new AtomicReference<>();
        server.script(FakeServer.DOMAIN_BY_NAME, (conversation, call) -> held.set(call));
        try (Fixture fixture = new Fixture(server.uri())) {
            AtomicReference<VirtException> failure = new AtomicReference<>();
            AtomicReference<Boolean> mark = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                failure.set(assertThrows(
                        VirtException.class,
                        () -> fixture.connect(Domains.class).domainByName("slow")));
                mark.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            Fixture.await("the call is under way", () -> held.get() != null);
            caller.interrupt();
            caller.join(Fixture.LONG.toMillis());

            assertEquals(ErrorCode.OPERATION_ABORTED.number(), failure.get().number());
            assertTrue(mark.get(), "the mark of the interrupt was lost");
            server.last().answer(held.get());
            server.script(FakeServer.DOMAIN_BY_NAME, FakeServer.Conversation::answer);
            assertEquals(Fixture.domain("next"), fixture.connect(Domains.class).domainByName("next"));
        }
    }

    @Test
    void anInterruptWhileSendingDoesNotBreakTheConnectionOfOthers() throws Exception {
        server.script(FakeServer.DOMAIN_BY_NAME, (conversation, call) -> {});
        try (Fixture fixture = new Fixture(server.uri())) {
            Thread.currentThread().interrupt();
            assertThrows(
                    VirtException.class, () -> fixture.connect(Domains.class).domainByName("interrupted"));
            assertTrue(Thread.interrupted());

            server.script(FakeServer.DOMAIN_BY_NAME, FakeServer.Conversation::answer);
            assertEquals(Fixture.domain("web"), fixture.connect(Domains.class).domainByName("web"));
            assertEquals(1, server.clients());
        }
    }

    @Test
    void throwsWhatTheServerThrewWithItsWords() {
        server.answer(FakeServer.DOMAIN_BY_NAME, request -> {
            throw new NotFound(ErrorCode.NO_DOMAIN, "no domain with matching name 'x'");
        });
        try (Fixture fixture = new Fixture(server.uri())) {
            NotFound failure = assertThrows(
                    NotFound.class, () -> fixture.connect(Domains.class).domainByName("x"));

            assertEquals("Domain not found: no domain with matching name 'x'", failure.getMessage());
            assertEquals(
                    "no domain with matching name 'x'", failure.facts().detail().orElseThrow());
        }
    }

    @Test
    void anOlderServerIsAskedInTheOlderForm() {
        server.answer(9, request -> null); // domain_create, without flags and without a result
        server.answer(24, request -> Fixture.domain("web"));
        try (Fixture fixture = new Fixture(server.uri())) {
            fixture.of(Lifecycle.class, Fixture.domain("web")).start(Set.of());
            fixture.of(Lifecycle.class, Fixture.domain("web")).start(Set.of());

            assertEquals(1, Collections.frequency(server.called, 196), "the newest form is tried once");
            assertEquals(2, Collections.frequency(server.called, 9));
        }
    }

    @Test
    void saysThatAServerDoesNotKnowAProcedureAtAll() {
        try (Fixture fixture = new Fixture(server.uri())) {
            Unsupported failure = assertThrows(
                    Unsupported.class,
                    () -> fixture.of(Lifecycle.class, Fixture.domain("web")).suspend());

            assertEquals(ErrorCode.NO_SUPPORT.number(), failure.number());
        }
    }

    @Test
    void answersAServerThatAsksWhetherThisSideIsThere() throws Exception {
        Fixture fixture = new Fixture(server.uri());
        try (fixture) {
            server.last().send(Packets.ping());

            assertTrue(server.nextOther().isPong());
        }
    }

    @Test
    void givesASilentServerUpAfterAskingInVain() throws Exception {
        server.script(FakeServer.DOMAIN_BY_NAME, (conversation, call) -> {});
        Settings nervous = new Settings(Duration.ZERO, Duration.ofSeconds(1), 1, Duration.ofSeconds(5));
        try (Fixture fixture = new Fixture(server.uri(), nervous)) {
            CompletableFuture<DomainRef> call = later(fixture, "web");

            assertInstanceOf(
                    ConnectionLost.class,
                    assertThrows(CompletionException.class, call::join).getCause());
            assertEquals(
                    CloseReason.KEEPALIVE,
                    assertInstanceOf(ConnectClosed.class, fixture.nextEvent()).reason());
        }
    }

    @Test
    void doesNotWaitForEverForAServerThatLetsNobodyIn() {
        server.script(FakeServer.AUTH_LIST, (conversation, call) -> {});
        Settings hasty = new Settings(Duration.ZERO, Duration.ofSeconds(5), 5, Duration.ofSeconds(1));

        VirtException failure = assertThrows(VirtException.class, () -> new Fixture(server.uri(), hasty).close());
        assertTrue(failure.getMessage().contains("within 1 s"), failure::getMessage);
    }

    /** What a server can say that is none of its business. */
    private void lies(String expected, FakeServer.Script lie) throws Exception {
        server.script(FakeServer.DOMAIN_BY_NAME, lie);
        CountDownLatch done = new CountDownLatch(1);
        try (Fixture fixture = new Fixture(server.uri("reconnect=0"))) {
            VirtException failure = assertThrows(
                    VirtException.class, () -> fixture.connect(Domains.class).domainByName("web"));
            done.countDown();
            assertTrue(failure.getMessage().contains(expected), failure::getMessage);
        }
        assertEquals(0, done.getCount());
    }

    private static Header serial(Frame call, int serial) {
        Header header = call.header();
        return new Header(
                header.program(), header.version(), header.procedure(), PacketType.REPLY, serial, PacketStatus.OK);
    }

    @Test
    void doesNotBelieveAnAnswerToACallThatNobodyMade() throws Exception {
        lies("a call that nobody made", (conversation, call) -> conversation.send(Packets.empty(serial(call, 4711))));
    }

    @Test
    void doesNotBelieveAnAnswerToAnotherProcedure() throws Exception {
        lies("one to another", (conversation, call) -> {
            Header wrong = Header.call(Program.REMOTE, 24, call.header().serial());
            conversation.send(Packets.empty(wrong.answer(PacketType.REPLY, PacketStatus.OK)));
        });
    }

    @Test
    void doesNotTakeAMessageThatOnlyClientsSend() throws Exception {
        lies("none that a server sends", (conversation, call) -> conversation.send(Packets.empty(call.header())));
    }

    @Test
    void doesNotGatherAMessageWithoutEnd() throws Exception {
        lies(
                "its length is between",
                (conversation, call) -> conversation.send(
                        ByteBuffer.allocate(4).putInt(0x7fff_ffff).flip()));
    }

    @Test
    void doesNotReadBeyondTheEndOfAReply() throws Exception {
        lies(
                "makes no sense",
                (conversation, call) -> conversation.send(
                        Packets.empty(serial(call, call.header().serial()))));
    }

    @Test
    void doesNotReserveRoomForALengthThatCannotBe() throws Exception {
        lies("makes no sense", (conversation, call) -> {
            XdrWriter out = new XdrWriter();
            Packets.begin(out, serial(call, call.header().serial()));
            out.writeInt(0x3fff_fff0);
            conversation.send(Packets.end(out));
        });
    }

    @Test
    void anEventThatMakesNoSenseHarmsNobody() throws Exception {
        try (Fixture fixture = new Fixture(server.uri())) {
            XdrWriter out = new XdrWriter();
            Packets.begin(out, Header.message(Program.REMOTE, 318, 1));
            out.writeInt(-1);
            server.last().send(Packets.end(out));

            assertEquals(Fixture.domain("web"), fixture.connect(Domains.class).domainByName("web"));
        }
    }

    @Test
    void closesWithAGoodbyeAndDoesNotWaitForAnAnswerThatNeverComes() {
        server.script(FakeServer.CLOSE, (conversation, call) -> {});
        long began = System.nanoTime();
        new Fixture(server.uri()).close();

        assertEquals(1, Collections.frequency(server.called, FakeServer.CLOSE));
        assertTrue(System.nanoTime() - began < Duration.ofSeconds(15).toNanos());
    }
}
