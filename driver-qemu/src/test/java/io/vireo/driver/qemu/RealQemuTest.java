package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TimedOut;
import io.vireo.VirtException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connections to monitors and agents against what they are made for. */
@Timeout(120)
class RealQemuTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final SocketLoop loop = new SocketLoop("test");
    private final Overheard overheard = new Overheard();

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    private QmpConnection connect(RealQemu qemu) {
        return QmpConnection.connect(loop, "domain \"web\"", qemu.monitor(), LONG, qemu.process()::isAlive, overheard);
    }

    @Test
    void commandsAndEventsOfARealMonitor() throws Exception {
        try (var qemu = RealQemu.bare(folder);
                var monitor = connect(qemu)) {
            assertEquals(
                    "prelaunch", monitor.execute("query-status").text("status").orElse(""));
            monitor.execute("cont");
            monitor.execute("stop");
            assertEquals(
                    "paused", monitor.execute("query-status").text("status").orElse(""));
            var refused = assertThrows(
                    QmpException.class,
                    () -> monitor.execute("device_del", Json.object().with("id", "nowhere")));
            assertEquals("DeviceNotFound", refused.errorClass());
            assertEquals(
                    "CommandNotFound",
                    assertThrows(QmpException.class, () -> monitor.execute("no-such"))
                            .errorClass());
            monitor.execute("quit");
            QmpEnd end = overheard.end();
            assertTrue(end.shutdownSeen(), end.toString());
            assertEquals(QmpEnd.Cause.PEER_GONE, end.cause());
            assertTrue(
                    overheard.names().containsAll(List.of("RESUME", "STOP", "SHUTDOWN")),
                    overheard.names().toString());
        }
    }

    @Test
    void textThatLooksLikeMoreIsOneValueToARealEmulator() throws Exception {
        try (var qemu = RealQemu.bare(folder);
                var monitor = connect(qemu)) {
            String name = "x\",\"size\":1},\u00e9\\ \u4e2d";
            var refused = assertThrows(
                    QmpException.class,
                    () -> monitor.execute("device_del", Json.object().with("id", name)));
            assertTrue(refused.description().contains(name), refused.description());
        }
    }

    @Test
    void aKilledEmulatorIsNoticedWithoutAShutdown() throws Exception {
        try (var qemu = RealQemu.bare(folder);
                var monitor = connect(qemu)) {
            qemu.process().destroyForcibly();
            QmpEnd end = overheard.end();
            assertFalse(end.shutdownSeen());
            assertEquals(QmpEnd.Cause.PEER_GONE, end.cause());
            assertThrows(VirtException.class, () -> monitor.execute("query-status"));
        }
    }

    @Test
    void aMonitorThatServesSomebodyElseRunsIntoTheDeadlineAndIsFreeAgainLater() throws Exception {
        try (var qemu = RealQemu.bare(folder)) {
            try (var first = connect(qemu)) {
                var busy = assertThrows(
                        TimedOut.class,
                        () -> QmpConnection.connect(
                                loop, "web", qemu.monitor(), Duration.ofMillis(200), () -> true, new Overheard()));
                assertTrue(busy.getMessage().contains("another connection"), busy.getMessage());
                assertTrue(first.execute("query-status").isObject());
            }
            try (var second = QmpConnection.connect(loop, "web", qemu.monitor(), LONG, () -> true, new Overheard())) {
                assertTrue(second.execute("query-status").isObject());
            }
        }
    }

    @Test
    void aRealAgentAnswersAndAnOrderToShutDownEndsWithTheGuest() throws Exception {
        try (var qemu = RealQemu.linux(folder);
                var monitor = connect(qemu);
                var agent = AgentConnection.connect(loop, "domain \"web\"", qemu.agent(), LONG)) {
            qemu.awaitConsole("GUEST-READY");
            assertEquals(
                    "x86_64",
                    agent.execute("guest-get-osinfo", Json.object())
                            .text("machine")
                            .orElse(""));
            var refused = assertThrows(QmpException.class, () -> agent.execute("guest-no-such", Json.object()));
            assertEquals("CommandNotFound", refused.errorClass());
            assertTrue(agent.execute("guest-info", Json.object())
                            .items("supported_commands")
                            .size()
                    > 10);
            CompletableFuture<Object> off = qemu.process().onExit().thenApply(process -> "the emulator has ended");
            agent.order("guest-shutdown", Json.object().with("mode", "powerdown"), off, LONG);
            assertTrue(qemu.process().waitFor(20, TimeUnit.SECONDS));
            assertTrue(overheard.end().shutdownSeen());
            assertFalse(monitor.isOpen());
        }
    }

    @Test
    void anAgentIsUnresponsiveUntilTheGuestHasBooted() throws Exception {
        try (var qemu = RealQemu.linux(folder);
                var agent = AgentConnection.connect(loop, "domain \"web\"", qemu.agent(), LONG)) {
            assertThrows(VirtException.class, () -> agent.execute("guest-ping", Json.object(), Duration.ofMillis(200)));
            qemu.awaitConsole("GUEST-READY");
            assertEquals(Json.object(), agent.execute("guest-ping", Json.object()));
        }
    }
}
