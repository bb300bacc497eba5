package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Denied;
import io.vireo.NoDriver;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.EventTable;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.MonitorFlags;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a well-behaved client gets. */
@Timeout(30)
class ServingTest {

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.start(folder);
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void aClientOpensListsLooksUpAndCloses() throws IOException {
        try (WireClient client = served.stranger()) {
            client.call(Authentication.class, "authTypes");
            assertEquals(true, client.call(Handshake.class, "supportsFeature", 10));
            client.openUri("test:///default", false);
            assertEquals("test:///default", client.call(Handshake.class, "uri"));
            List<?> domains = (List<?>) client.call(Domains.class, "listDomains", Set.of());
            assertEquals(client.call(Domains.class, "domainByName", "test"), domains.get(0));
            client.call(Handshake.class, "close");
            assertTrue(client.isHungUpOn(), "the server closes after the reply to close");
        }
    }

    @Test
    void aWorldInMemoryLivesAsLongAsTheDaemon() throws IOException {
        try (WireClient client = served.client()) {
            DomainRef test = (DomainRef) client.call(Domains.class, "domainByName", "test");
            client.callOn(test, Lifecycle.class, "destroy", Set.of());
        }
        try (WireClient next = served.client()) {
            DomainRef test = (DomainRef) next.call(Domains.class, "domainByName", "test");
            assertTrue(test.id().isEmpty(), test::toString);
        }
        served.close();
        served = Served.start(folder);
        try (WireClient another = served.client()) {
            DomainRef test = (DomainRef) another.call(Domains.class, "domainByName", "test");
            assertTrue(test.id().isPresent(), "another daemon has a world of its own");
        }
    }

    @Test
    void anErrorArrivesAsTheClassThatLeft() throws IOException {
        try (WireClient client = served.client()) {
            NotFound missing = assertThrows(NotFound.class, () -> client.call(Domains.class, "domainByName", "nobody"));
            assertTrue(missing.getMessage().startsWith("Domain not found"), missing.getMessage());
        }
    }

    @Test
    void aCallThatTheDriverLacksNamesItsFunction() throws IOException {
        try (WireClient client = served.client()) {
            DomainRef test = (DomainRef) client.call(Domains.class, "domainByName", "test");
            VirtException lacking = assertThrows(
                    VirtException.class, () -> client.callOn(test, io.vireo.domain.Migration.class, "maxDowntime"));
            assertEquals(3, lacking.number());
            assertTrue(lacking.getMessage().contains("virDomainMigrateGetMaxDowntime"), lacking.getMessage());
        }
    }

    @Test
    void aUriThatNobodyServesIsRefusedAndTheConnectionStays() throws IOException {
        try (WireClient client = served.stranger()) {
            assertThrows(NoDriver.class, () -> client.openUri("nobody:///system", false));
            client.openUri("test:///default", false);
        }
    }

    @Test
    void aServerOpensNothingElsewhereForItsClients() throws IOException {
        try (WireClient client = served.stranger()) {
            for (String uri : List.of("test+ext:///default?command=/bin/true", "test://elsewhere/default")) {
                NoDriver refused = assertThrows(NoDriver.class, () -> client.openUri(uri, false));
                assertTrue(refused.getMessage().contains("own host"), refused.getMessage());
            }
        }
    }

    @Test
    void theReadOnlySocketTellsNobodyWhatTheMonitorSays() throws IOException {
        try (WireClient client = WireClient.open(served.readOnlySocket(), "test:///default")) {
            Denied denied = assertThrows(
                    Denied.class,
                    () -> client.call(
                            EventRegistration.class,
                            "registerMonitor",
                            Optional.empty(),
                            Optional.empty(),
                            new MonitorFlags(0)));
            assertEquals(29, denied.number());
        }
    }

    @Test
    void theReadOnlySocketLetsNobodyChangeAnything() throws IOException {
        try (WireClient client = WireClient.open(served.readOnlySocket(), "test:///default")) {
            DomainRef test = (DomainRef) client.call(Domains.class, "domainByName", "test");
            Denied denied = assertThrows(Denied.class, () -> client.callOn(test, Lifecycle.class, "suspend"));
            assertEquals(29, denied.number());
            assertTrue(denied.getMessage().contains("virDomainSuspend"), denied.getMessage());
        }
    }

    @Test
    void aClientMayAskForReadingOnly() throws IOException {
        try (WireClient client = served.stranger()) {
            client.openUri("test:///default", true);
            DomainRef test = (DomainRef) client.call(Domains.class, "domainByName", "test");
            assertThrows(Denied.class, () -> client.callOn(test, Lifecycle.class, "suspend"));
        }
    }

    @Test
    void anEventFollowsTheReplyOfTheCallThatCausedIt() throws IOException {
        try (WireClient client = served.client()) {
            DomainRef test = (DomainRef) client.call(Domains.class, "domainByName", "test");
            int callback = (Integer) client.call(EventRegistration.class, "registerDomain", 0, Optional.empty());
            for (int count = 0; count < 200; count++) {
                int serial = client.send(test, Lifecycle.class, count % 2 == 0 ? "suspend" : "resume");
                Frame first = client.next();
                assertEquals(PacketType.REPLY, first.header().type(), "the reply comes first");
                assertEquals(serial, first.header().serial());
                Frame second = client.next();
                var arrived = EventTable.EVENTS
                        .row(Program.REMOTE, second.header().procedure())
                        .orElseThrow()
                        .read(second.payload());
                assertEquals(callback, arrived.callback().orElseThrow());
                assertEquals(test, arrived.event().subject());
            }
        }
    }

    @Test
    void eventsOfTheOldestStyleComeToo() throws IOException {
        try (WireClient client = served.client()) {
            client.call(EventRegistration.class, "registerLifecycle");
            assertThrows(VirtException.class, () -> client.call(EventRegistration.class, "registerLifecycle"));
            DomainRef test = (DomainRef) client.call(Domains.class, "domainByName", "test");
            client.callOn(test, Lifecycle.class, "suspend");
            assertEquals(107, client.next().header().procedure());
            client.callOn(test, Lifecycle.class, "resume");
            assertEquals(107, client.next().header().procedure());
            client.call(EventRegistration.class, "deregisterLifecycle");
            assertThrows(VirtException.class, () -> client.call(EventRegistration.class, "deregisterLifecycle"));
        }
    }

    @Test
    void largeAnswersToManyCallsAtOnceAllArrive() throws Exception {
        try (WireClient client = served.client()) {
            Thread sender = new Thread(() -> {
                try {
                    for (int count = 0; count < 3000; count++) {
                        client.send(io.vireo.ConnectRef.INSTANCE, io.vireo.host.HostInfo.class, "capabilities");
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            for (int count = 0; count < 3000; count++) {
                client.next();
            }
            sender.join();
        }
    }

    @Test
    void whoWantsToKnowIsToldThatTheDaemonEnds() throws IOException {
        try (WireClient client = served.client()) {
            client.call(Handshake.class, "registerCloseCallback");
            served.close();
            assertEquals(362, client.next().header().procedure());
            assertTrue(client.isHungUpOn());
        }
    }

    @Test
    void aPingIsAnsweredWhoeverAsks() throws IOException {
        try (WireClient stranger = served.stranger()) {
            stranger.write(Packets.ping());
            assertTrue(stranger.next().isPong());
        }
    }

    @Test
    void aSecondOpenIsRefused() throws IOException {
        try (WireClient client = served.client()) {
            VirtException second = assertThrows(VirtException.class, () -> client.openUri("test:///default", false));
            assertTrue(second.getMessage().contains("connection already open"), second.getMessage());
        }
    }

    @Test
    void socketsAreForTheirOwnerUnlessTheConfigurationSaysMore() throws IOException {
        assertEquals(PosixFilePermissions.fromString("rwx------"), served.permissions(served.socket()));
        assertEquals(PosixFilePermissions.fromString("rwxrwxrwx"), served.permissions(served.readOnlySocket()));
    }

    @Test
    void aDaemonLeavesNoSocketBehindAndTakesOneThatWasLeft() throws IOException {
        served.close();
        assertFalse(Files.exists(served.socket()));
        Files.createFile(served.socket());
        served = Served.start(folder);
        served.client().close();
    }

    @Test
    void twoDaemonsDoNotShareASocket() {
        VirtException taken = assertThrows(VirtException.class, () -> Served.start(folder));
        assertTrue(taken.getMessage().contains("another process listens there"), taken.getMessage());
    }

    @Test
    void callsThatAreSentAtOnceAreAllAnswered() throws IOException {
        try (WireClient client = served.client()) {
            int last = -1;
            for (int count = 0; count < 2000; count++) {
                last = client.send(io.vireo.ConnectRef.INSTANCE, Domains.class, "domainByName", "test");
            }
            Set<Integer> serials = new java.util.HashSet<>();
            for (int count = 0; count < 2000; count++) {
                serials.add(client.next().header().serial());
            }
            assertEquals(2000, serials.size());
            assertTrue(serials.contains(last));
        }
    }
}
