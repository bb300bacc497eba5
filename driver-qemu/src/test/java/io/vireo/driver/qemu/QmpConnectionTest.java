package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class QmpConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final SocketLoop loop = new SocketLoop("test");
    private final Overheard overheard = new Overheard();

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    private QmpConnection connect(FakeMonitor peer) {
        return connect(peer.path(), LONG);
    }

    private QmpConnection connect(Path socket, Duration patience) {
        return QmpConnection.connect(loop, "domain \"web\"", socket, patience, () -> true, overheard);
    }

    private Path socket() {
        return folder.resolve("m.sock");
    }

    @Test
    void readsTheVersionFromTheGreeting() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), FakeMonitor::hearTheEnd);
                var monitor = connect(peer)) {
            assertEquals(7_002_022, monitor.version().number());
            assertEquals("Debian", monitor.version().packaged());
        }
    }

    @Test
    void negotiatesAnewWhenItIsGreetedTwice() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.say(FakeMonitor.GREETING);
                    long again = p.hear("qmp_capabilities");
                    p.say("{\"return\":{},\"id\":" + again + "}");
                    p.cue();
                    long early = p.hear("stop");
                    p.say("{\"error\":{\"class\":\"CommandNotFound\",\"desc\":\"Expecting capabilities negotiation with"
                            + " 'qmp_capabilities'\"},\"id\":" + early + "}");
                    p.say("{\"return\":{},\"id\":" + p.hear("stop") + "}");
                });
                var monitor = connect(peer)) {
            peer.awaitCue();
            assertEquals(Json.object(), monitor.execute("stop"));
            peer.finish();
        }
    }

    @Test
    void sendsArgumentsAndReturnsWhatTheCommandReturns() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    Json command = p.hear();
                    p.say("{\"return\":" + command.get("arguments") + ",\"id\":" + command.get("id") + "}");
                });
                var monitor = connect(peer)) {
            Json arguments =
                    Json.object().with("text", "a\"},{\"b\":\"\u00e9\n").with("n", 5);
            assertEquals(arguments, monitor.execute("echo", arguments));
            peer.finish();
        }
    }

    @Test
    void matchesAnswersToCallersById() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    long first = p.hear("first");
                    long second = p.hear("second");
                    p.say("{\"return\":2,\"id\":" + second + "}");
                    p.say("{\"return\":1,\"id\":" + first + "}");
                });
                var monitor = connect(peer)) {
            CompletableFuture<Json> first = monitor.submit("first", Json.object());
            CompletableFuture<Json> second = monitor.submit("second", Json.object());
            assertEquals(Json.of(2), second.get(10, TimeUnit.SECONDS));
            assertEquals(Json.of(1), first.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aRefusedCommandSaysWhatQemuSaid() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    long id = p.hear("device_del");
                    p.say("{\"error\":{\"class\":\"DeviceNotFound\",\"desc\":\"Device 'x' not found\"},\"id\":" + id
                            + "}");
                    p.say("{\"return\":{},\"id\":" + p.hear("stop") + "}");
                });
                var monitor = connect(peer)) {
            var refused = assertThrows(QmpException.class, () -> monitor.execute("device_del"));
            assertEquals("DeviceNotFound", refused.errorClass());
            assertEquals("Device 'x' not found", refused.description());
            assertTrue(refused.getMessage().contains("web"), refused.getMessage());
            monitor.execute("stop");
        }
    }

    @Test
    void aCommandThatHangsRunsIntoItsDeadlineAndItsLateAnswerIsIgnored() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    long late = p.hear("hang");
                    long next = p.hear("next");
                    p.say("{\"return\":{\"late\":true},\"id\":" + late + "}");
                    p.say("{\"return\":7,\"id\":" + next + "}");
                });
                var monitor = connect(peer)) {
            var timedOut = assertThrows(TimedOut.class, () -> monitor.execute("hang", Json.object(), SHORT));
            assertTrue(timedOut.getMessage().contains("hang"), timedOut.getMessage());
            assertTrue(timedOut.getMessage().contains("150 ms"), timedOut.getMessage());
            assertEquals(Json.of(7), monitor.execute("next"));
        }
    }

    @Test
    void aSilentPeerRunsIntoTheDeadlineOfTheGreeting() throws Exception {
        try (var peer = new FakeMonitor(socket(), FakeMonitor::hearTheEnd)) {
            var timedOut = assertThrows(TimedOut.class, () -> connect(peer.path(), SHORT));
            assertTrue(timedOut.getMessage().contains("greeting"), timedOut.getMessage());
            assertTrue(timedOut.getMessage().contains(peer.path().toString()), timedOut.getMessage());
            peer.finish(); // The script ends only when our side has really closed the socket.
        }
        assertEquals("it could not be made ready", overheard.end().reason());
    }

    @Test
    void garbageInsteadOfAGreetingIsShownInTheError() throws Exception {
        try (var peer = new FakeMonitor(socket(), p -> {
            p.say("SSH-2.0-OpenSSH_9.2");
            p.hearTheEnd();
        })) {
            var error = assertThrows(VirtException.class, () -> connect(peer));
            assertTrue(error.getMessage().contains("SSH-2.0-OpenSSH_9.2"), error.getMessage());
            peer.finish();
        }
        assertEquals(QmpEnd.Cause.BROKEN_PROTOCOL, overheard.end().cause());
    }

    @Test
    void aLineThatNeverEndsIsCutOff() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.hear("query-status");
                    String much = "x".repeat(1 << 20);
                    for (int i = 0; i <= SocketLines.MAX_LINE >> 20; i++) {
                        p.sayRaw(much);
                    }
                    p.hearTheEnd();
                });
                var monitor = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> monitor.execute("query-status"));
            assertTrue(error.getMessage().contains("a line of more than"), error.getMessage());
            assertTrue(error.getMessage().length() < 1000, "the message must not carry the whole line");
            assertFalse(monitor.isOpen());
        }
    }

    @Test
    void anAnswerToACommandThatNobodyGaveEndsTheConnection() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.hear("stop");
                    p.say("{\"return\":{},\"id\":4711}");
                    p.hearTheEnd();
                });
                var monitor = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> monitor.execute("stop"));
            assertTrue(error.getMessage().contains("4711"), error.getMessage());
            assertEquals(QmpEnd.Cause.BROKEN_PROTOCOL, overheard.end().cause());
        }
    }

    @Test
    void everyOddMessageEndsTheConnectionWithWhatWasSeen() throws Exception {
        var odd = List.of(
                "[]",
                "5",
                "\"text\"",
                "{}",
                "{\"QMP\":{}}",
                "{\"return\":{}}",
                "{\"return\":{},\"id\":\"1\"}",
                "{\"error\":{},\"id\":99999999999999999999999}",
                "{\"return\":1e999999,\"id\":2}",
                "{\"a\":",
                "\u0000",
                "[".repeat(100_000),
                "{\"return\":" + "9".repeat(100_000) + "}");
        for (String line : odd) {
            try (var peer = FakeMonitor.ready(socket(), p -> {
                        p.hear("stop");
                        p.say(line);
                        p.hearTheEnd();
                    });
                    var monitor = connectQuietly(peer)) {
                var error = assertThrows(VirtException.class, () -> monitor.execute("stop"), line);
                assertTrue(error.getMessage().contains("it "), error.getMessage());
                assertFalse(monitor.isOpen());
            }
        }
    }

    private QmpConnection connectQuietly(FakeMonitor peer) {
        return QmpConnection.connect(loop, "domain \"web\"", peer.path(), LONG, () -> true, new Overheard());
    }

    @Test
    void eventsComeInOrderAndBeforeTheEnd() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.say("{\"timestamp\":{\"seconds\":1700000000,\"microseconds\":5},\"event\":\"STOP\"}");
                    p.say("{\"timestamp\":{\"seconds\":-1,\"microseconds\":-1},\"event\":\"RESUME\"}");
                    p.say("{\"event\":\"SHUTDOWN\",\"data\":{\"guest\":true,\"reason\":\"guest-shutdown\"}}");
                });
                var monitor = connect(peer)) {
            QmpEnd end = overheard.end();
            assertEquals(List.of("STOP", "RESUME", "SHUTDOWN"), overheard.names());
            assertEquals(1_700_000_000_000L, overheard.events().get(0).time().toEpochMilli());
            assertTrue(overheard.events().get(2).data().isTrue("guest"));
            assertEquals(QmpEnd.Cause.PEER_GONE, end.cause());
            assertTrue(end.shutdownSeen());
            assertFalse(monitor.isOpen());
        }
    }

    @Test
    void aPeerThatVanishesFailsTheCallsThatWaitAndAllLaterOnes() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> p.hear("cont"));
                var monitor = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> monitor.execute("cont"));
            assertTrue(error.getMessage().contains("is gone"), error.getMessage());
            assertFalse(overheard.end().shutdownSeen());
            assertThrows(VirtException.class, () -> monitor.execute("cont"));
        }
    }

    @Test
    void aListenerMayExecuteCommandsOnTheSameConnection() throws Exception {
        var answer = new CompletableFuture<Json>();
        var monitor = new CompletableFuture<QmpConnection>();
        var listener = new Overheard() {
            @Override
            public void event(QmpEvent event) {
                answer.complete(monitor.join().execute("query-status"));
            }
        };
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.say("{\"event\":\"STOP\"}");
                    p.say("{\"return\":{\"status\":\"paused\"},\"id\":" + p.hear("query-status") + "}");
                    p.hearTheEnd();
                });
                var connection = QmpConnection.connect(loop, "web", peer.path(), LONG, () -> true, listener)) {
            monitor.complete(connection);
            assertEquals(
                    "paused", answer.get(10, TimeUnit.SECONDS).text("status").orElse(""));
        }
    }

    @Test
    void aListenerThatFailsOrSleepsHoldsUpNeitherAnswersNorLaterEvents() throws Exception {
        var release = new CountDownLatch(1);
        var listener = new Overheard() {
            @Override
            public void event(QmpEvent event) {
                super.event(event);
                if (event.name().equals("ONE")) {
                    try {
                        release.await(10, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("a listener that fails, on purpose");
                }
            }
        };
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.say("{\"event\":\"ONE\"}");
                    p.say("{\"event\":\"TWO\"}");
                    p.say("{\"return\":{},\"id\":" + p.hear("stop") + "}");
                });
                var monitor = QmpConnection.connect(loop, "web", peer.path(), LONG, () -> true, listener)) {
            monitor.execute("stop");
            release.countDown();
            listener.end();
            assertEquals(List.of("ONE", "TWO"), listener.names());
        }
    }

    @Test
    void aFloodOfEventsIsBoundedAndTheListenerLearnsHowManyItMissed() throws Exception {
        int sent = 12_000;
        var release = new CountDownLatch(1);
        var listener = new Overheard() {
            @Override
            public void event(QmpEvent event) {
                super.event(event);
                try {
                    release.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    for (int i = 0; i < sent; i++) {
                        p.say("{\"event\":\"RTC_CHANGE\"}");
                    }
                    p.say("{\"return\":{},\"id\":" + p.hear("stop") + "}");
                });
                var monitor = QmpConnection.connect(loop, "web", peer.path(), LONG, () -> true, listener)) {
            monitor.execute("stop");
            release.countDown();
            listener.end();
            assertTrue(listener.lost() > 0, "nothing was lost");
            assertEquals(sent, listener.events().size() + listener.lost());
        }
    }

    @Test
    void interruptingACallerLeavesTheConnectionOpenForOthers() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.hear("hang");
                    p.awaitCue();
                    p.say("{\"return\":1,\"id\":" + p.hear("next") + "}");
                });
                var monitor = connect(peer)) {
            var outcome = new CompletableFuture<Boolean>();
            var caller = new Thread(() -> {
                assertThrows(VirtException.class, () -> monitor.execute("hang"));
                outcome.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            caller.interrupt();
            assertTrue(outcome.get(10, TimeUnit.SECONDS), "the interrupt must stay visible");
            peer.cue();
            assertEquals(Json.of(1), monitor.execute("next"));
        }
    }

    @Test
    void anInterruptedThreadMaySendACommand() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), p -> {
                    p.say("{\"return\":1,\"id\":" + p.hear("one") + "}");
                    p.say("{\"return\":2,\"id\":" + p.hear("two") + "}");
                });
                var monitor = connect(peer)) {
            Thread.currentThread().interrupt();
            CompletableFuture<Json> answer = monitor.submit("one", Json.object());
            assertTrue(Thread.interrupted());
            assertEquals(Json.of(1), answer.get(10, TimeUnit.SECONDS));
            assertEquals(Json.of(2), monitor.execute("two"));
        }
    }

    @Test
    void aPeerThatReadsNothingCannotMakeACallerHangOrTakeAllMemory() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), FakeMonitor::awaitCue);
                var monitor = connect(peer)) {
            Json large = Json.object().with("data", "x".repeat(8 << 20));
            var error = assertThrows(VirtException.class, () -> {
                for (int i = 0; i < 20; i++) {
                    monitor.execute("write", large, Duration.ofMillis(20));
                }
            });
            assertTrue(error instanceof TimedOut, error.toString());
            for (int i = 0; i < 20 && monitor.isOpen(); i++) {
                monitor.submit("write", large);
            }
            assertFalse(monitor.isOpen());
            assertTrue(
                    overheard.end().reason().contains("takes no data"),
                    overheard.end().reason());
        }
    }

    @Test
    void waitsForASocketThatDoesNotExistYet() throws Exception {
        CompletableFuture<QmpConnection> opening = CompletableFuture.supplyAsync(() -> connect(socket(), LONG));
        Thread.sleep(50);
        try (var peer = FakeMonitor.ready(socket(), FakeMonitor::hearTheEnd)) {
            QmpConnection monitor = opening.get(10, TimeUnit.SECONDS);
            assertTrue(monitor.isOpen());
            monitor.close();
            peer.finish();
        }
    }

    @Test
    void givesUpAtTheDeadlineOrWhenTheProcessIsDead() {
        var timedOut = assertThrows(TimedOut.class, () -> connect(socket(), SHORT));
        assertTrue(timedOut.getMessage().contains("does not exist"), timedOut.getMessage());
        var dead = assertThrows(
                VirtException.class, () -> QmpConnection.connect(loop, "web", socket(), LONG, () -> false, overheard));
        assertTrue(dead.getMessage().contains("has ended"), dead.getMessage());
    }

    @Test
    void aListenerQueueThatIsFullDoesNotHangTheCaller() throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket()), 1);
            List<SocketChannel> crowd = new ArrayList<>();
            try {
                assertThrows(SocketException.class, () -> fill(crowd));
                var timedOut = assertThrows(TimedOut.class, () -> connect(socket(), SHORT));
                assertTrue(timedOut.getMessage().contains("unavailable"), timedOut.getMessage());
            } finally {
                for (SocketChannel channel : crowd) {
                    channel.close();
                }
            }
        }
    }

    private void fill(List<SocketChannel> crowd) throws IOException {
        for (int i = 0; i < 1000; i++) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            crowd.add(channel);
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(socket()));
        }
    }

    @Test
    void aPathThatTheKernelCannotTakeIsRefusedWithTheReason() {
        Path tooLong = folder.resolve("x".repeat(120));
        var error = assertThrows(VirtException.class, () -> connect(tooLong, LONG));
        assertTrue(error.getMessage().contains("107 bytes"), error.getMessage());
    }

    @Test
    void closingIsToldOnceAndFailsWhatWaits() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), FakeMonitor::hearTheEnd)) {
            QmpConnection monitor = connect(peer);
            CompletableFuture<Json> waiting = monitor.submit("hang", Json.object());
            monitor.close();
            monitor.close();
            assertEquals(QmpEnd.Cause.CLOSED, overheard.end().cause());
            assertTrue(waiting.isCompletedExceptionally());
            peer.finish();
        }
    }

    @Test
    void closingTheLoopClosesEveryConnectionAndEndsItsThreads() throws Exception {
        try (var peer = FakeMonitor.ready(socket(), FakeMonitor::hearTheEnd)) {
            QmpConnection monitor = connect(peer);
            loop.close();
            assertTrue(
                    overheard.end().reason().contains("being stopped"),
                    overheard.end().reason());
            assertFalse(monitor.isOpen());
            assertThrows(VirtException.class, () -> monitor.execute("stop"));
            peer.finish();
        }
    }
}
