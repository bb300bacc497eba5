package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Busy;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AgentConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final SocketLoop loop = new SocketLoop("test");

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    private FakeMonitor agent(FakeMonitor.Script script) throws IOException {
        return new FakeMonitor(folder.resolve("a.sock"), script);
    }

    private AgentConnection connect(FakeMonitor peer) {
        return AgentConnection.connect(loop, "domain \"web\"", peer.path(), LONG);
    }

    private static void assertUnresponsive(VirtException error, String detail) {
        assertEquals(ErrorCode.AGENT_UNRESPONSIVE, error.code().orElseThrow());
        assertTrue(error.getMessage().contains(detail), error.getMessage());
        assertTrue(error.getMessage().contains("web"), error.getMessage());
    }

    @Test
    void shakesHandsBeforeEachCommandAndReturnsTheAnswer() throws Exception {
        try (var peer = agent(p -> {
                    for (int i = 0; i < 2; i++) {
                        p.shakeHands();
                        Json command = p.hear();
                        p.say("{\"return\":" + command.get("arguments") + "}");
                    }
                });
                var agent = connect(peer)) {
            Json arguments = Json.object().with("path", "/bin/\u00e9\"");
            assertEquals(arguments, agent.execute("guest-exec", arguments));
            assertEquals(
                    Json.object(), agent.execute("guest-info", Json.object()).without("x"));
        }
    }

    @Test
    void whatIsLeftOfOldAnswersIsThrownAway() throws Exception {
        try (var peer = agent(p -> {
                    p.say("{\"return\":{\"old\":true}}");
                    p.sayBytes((byte) 0xff);
                    p.say("{\"return\":1}");
                    p.sayRaw("{\"return\":{\"half of one\"");
                    p.shakeHands();
                    p.hear();
                    p.say("{\"return\":{\"new\":true}}");
                });
                var agent = connect(peer)) {
            assertTrue(agent.execute("guest-info", Json.object()).isTrue("new"));
        }
    }

    @Test
    void anAbsentAgentIsUnresponsive() throws Exception {
        try (var peer = agent(FakeMonitor::hearTheEnd);
                var agent = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> agent.execute("guest-ping", Json.object(), SHORT));
            assertUnresponsive(error, "did not answer within");
        }
    }

    @Test
    void afterATimeoutTheNextCommandIsNotAnsweredByTheLateReply() throws Exception {
        try (var peer = agent(p -> {
                    p.shakeHands();
                    p.hear();
                    p.awaitCue();
                    p.say("{\"return\":\"late\"}");
                    p.shakeHands();
                    p.hear();
                    p.say("{\"return\":\"right\"}");
                });
                var agent = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> agent.execute("guest-exec", Json.object(), SHORT));
            assertUnresponsive(error, "guest-exec");
            peer.cue();
            assertEquals(
                    "right", agent.execute("guest-info", Json.object()).text().orElse(""));
        }
    }

    @Test
    void aRefusedCommandSaysWhatTheAgentSaid() throws Exception {
        try (var peer = agent(p -> {
                    p.shakeHands();
                    p.hear();
                    p.say(
                            "{\"error\":{\"class\":\"CommandNotFound\",\"desc\":\"The command guest-x has not been found\"}}");
                });
                var agent = connect(peer)) {
            var refused = assertThrows(QmpException.class, () -> agent.execute("guest-x", Json.object()));
            assertEquals("CommandNotFound", refused.errorClass());
        }
    }

    @Test
    void nonsenseIsShownAndTheLineStaysUsable() throws Exception {
        var nonsense = List.of("login:", "{}", "[1]", "\u0007\u0007", "[".repeat(5000));
        try (var peer = agent(p -> {
                    for (String line : nonsense) {
                        p.shakeHands();
                        p.hear();
                        p.say(line);
                    }
                    p.shakeHands();
                    p.hear();
                    p.say("{\"return\":7}");
                });
                var agent = connect(peer)) {
            for (String line : nonsense) {
                var error = assertThrows(VirtException.class, () -> agent.execute("guest-info", Json.object()));
                assertUnresponsive(error, "answered");
                assertTrue(error.getMessage().length() < 800, line);
            }
            assertEquals(Json.of(7), agent.execute("guest-info", Json.object()));
        }
    }

    @Test
    void anAgentThatBabblesIsCutOff() throws Exception {
        String line = "x".repeat(1 << 20);
        try (var peer = agent(p -> {
                    for (int i = 0; i < 40; i++) {
                        p.say(line);
                    }
                });
                var agent = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> agent.execute("guest-info", Json.object()));
            assertUnresponsive(error, "is gone");
            assertFalse(agent.isOpen());
        }
    }

    @Test
    void betweenCommandsNothingIsRead() throws Exception {
        var spoken = new CompletableFuture<Boolean>();
        try (var peer = agent(p -> {
                    p.awaitCue();
                    for (int i = 0; i < 64; i++) {
                        p.say("x".repeat(1 << 20));
                    }
                    spoken.complete(true);
                });
                var agent = connect(peer)) {
            peer.cue();
            assertThrows(java.util.concurrent.TimeoutException.class, () -> spoken.get(300, TimeUnit.MILLISECONDS));
            assertTrue(agent.isOpen());
        }
    }

    @Test
    void whoeverCannotHaveATurnIsToldWhoHasIt() throws Exception {
        try (var peer = agent(p -> {
                    p.shakeHands();
                    p.hear();
                    p.awaitCue();
                    p.say("{\"return\":1}");
                    p.hearTheEnd();
                });
                var agent = connect(peer)) {
            var first = CompletableFuture.supplyAsync(() -> agent.execute("guest-exec", Json.object()));
            Thread.sleep(100);
            var busy = assertThrows(Busy.class, () -> agent.execute("guest-info", Json.object(), SHORT));
            assertTrue(busy.getMessage().contains("guest-exec"), busy.getMessage());
            peer.cue();
            assertEquals(Json.of(1), first.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void anOrderEndsWithItsEffectOrWithTheAgentsRefusal() throws Exception {
        try (var peer = agent(p -> {
                    p.shakeHands();
                    p.hear();
                    p.shakeHands();
                    p.hear();
                    p.say("{\"error\":{\"class\":\"GenericError\",\"desc\":\"no shutdown here\"}}");
                    p.hearTheEnd();
                });
                var agent = connect(peer)) {
            var shutdown = new CompletableFuture<String>();
            CompletableFuture<Void> order =
                    CompletableFuture.runAsync(() -> agent.order("guest-shutdown", Json.object(), shutdown, LONG));
            shutdown.complete("SHUTDOWN");
            order.get(10, TimeUnit.SECONDS);
            var refused = assertThrows(
                    QmpException.class,
                    () -> agent.order("guest-shutdown", Json.object(), new CompletableFuture<>(), LONG));
            assertEquals("no shutdown here", refused.description());
        }
    }

    @Test
    void anAgentThatGoesDownWithItsGuestIsNoFailureWhenTheEffectComes() throws Exception {
        try (var peer = agent(p -> {
                    p.shakeHands();
                    p.hear();
                });
                var agent = connect(peer)) {
            var effect = new CompletableFuture<String>();
            CompletableFuture<Void> order =
                    CompletableFuture.runAsync(() -> agent.order("guest-shutdown", Json.object(), effect, LONG));
            peer.finish();
            assertThrows(java.util.concurrent.TimeoutException.class, () -> order.get(100, TimeUnit.MILLISECONDS));
            effect.complete("the guest is off");
            order.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAgentThatVanishesWithoutTheEffectFailsTheOrder() throws Exception {
        try (var peer = agent(p -> {
                    p.shakeHands();
                    p.hear();
                });
                var agent = connect(peer)) {
            var error = assertThrows(
                    VirtException.class,
                    () -> agent.order("guest-shutdown", Json.object(), new CompletableFuture<>(), SHORT));
            assertUnresponsive(error, "is gone");
        }
    }

    @Test
    void anAgentThatVanishesFailsTheCommandAndTheNextOne() throws Exception {
        try (var peer = agent(FakeMonitor::shakeHands);
                var agent = connect(peer)) {
            var error = assertThrows(VirtException.class, () -> agent.execute("guest-info", Json.object()));
            assertUnresponsive(error, "is gone");
            assertThrows(VirtException.class, () -> agent.execute("guest-info", Json.object()));
        }
    }
}
