package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectionLost;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.event.CloseReason;
import io.vireo.event.ConnectClosed;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.event.Resync;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is lost comes back: nothing is missing afterwards, and nothing is invented. */
@Timeout(60)
class ReconnectTest {

    private static final DomainRef WEB = Fixture.domain("web");
    private static final DomainRef BASE = Fixture.domain("base");

    @TempDir
    Path folder;

    private FakeServer server;

    @BeforeEach
    void start() {
        server = new FakeServer(folder.resolve("s"));
        server.answer(FakeServer.DOMAIN_BY_NAME, request -> WEB);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static DomainEvent.Lifecycle event(DomainLifecycle what) {
        return new DomainEvent.Lifecycle(WEB, what);
    }

    @Test
    void asksForEventsOnlyWhenSomebodyWantsThemAndOnce() {
        try (Fixture fixture = new Fixture(server.uri())) {
            assertEquals(0, Collections.frequency(server.called, FakeServer.REGISTER_DOMAIN_EVENT));
            fixture.session.listen(Set.of(DomainEvent.Lifecycle.class));
            fixture.session.listen(Set.of(DomainEvent.Lifecycle.class, DomainEvent.Reboot.class));

            assertEquals(2, Collections.frequency(server.called, FakeServer.REGISTER_DOMAIN_EVENT));
        }
    }

    @Test
    void tellsThePresentStateFirstAndThenWhatHappenedSinceItWasRead() throws Exception {
        try (Fixture fixture = new Fixture(server.uri())) {
            fixture.session.listen(Set.of(DomainEvent.Lifecycle.class));
            server.last().tell(event(DomainLifecycle.STARTED_BOOTED));
            assertEquals(event(DomainLifecycle.STARTED_BOOTED), fixture.nextEvent());

            server.answer(FakeServer.LIST_DOMAINS, request -> {
                // While the state is read, things go on.
                server.last().tell(event(DomainLifecycle.SUSPENDED_PAUSED));
                Set<?> flags = (Set<?>) request.args()[0];
                return flags.contains(ListDomainsFlag.ACTIVE) ? List.of(WEB) : List.of(WEB, BASE);
            });
            server.last().cut();

            Resync resync = assertInstanceOf(Resync.class, fixture.nextEvent());
            assertEquals(
                    Set.of(new Resync.Present(WEB, true), new Resync.Present(BASE, false)),
                    Set.copyOf(resync.present()));
            assertEquals(event(DomainLifecycle.SUSPENDED_PAUSED), fixture.nextEvent());
            assertEquals(2, server.clients());
            assertEquals(WEB, fixture.connect(Domains.class).domainByName("web"), "calls work again");
            server.last().tell(event(DomainLifecycle.RESUMED_UNPAUSED));
            Fixture.await("events come again", () -> fixture.told.contains(event(DomainLifecycle.RESUMED_UNPAUSED)));
        }
    }

    @Test
    void keepsTryingWhileTheServerIsAway() throws Exception {
        Path path = folder.resolve("s");
        try (Fixture fixture = new Fixture(server.uri())) {
            fixture.session.listen(Set.of(DomainEvent.Lifecycle.class));
            server.close();
            Thread.sleep(400);
            server = new FakeServer(path);
            server.answer(FakeServer.LIST_DOMAINS, request -> List.of(WEB));

            assertEquals(
                    1,
                    assertInstanceOf(Resync.class, fixture.nextEvent())
                            .present()
                            .size());
        }
    }

    @Test
    void saysSoWhenTheServerDoesNotComeBack() throws Exception {
        try (Fixture fixture = new Fixture(server.uri("reconnect=1"))) {
            server.close();

            ConnectClosed closed = assertInstanceOf(ConnectClosed.class, fixture.nextEvent());
            assertTrue(closed.message().contains("did not come back within 1 s"), closed::message);
        }
    }

    @Test
    void opensAgainWhatTheServerSaysThatItHasClosed() throws Exception {
        try (Fixture fixture = new Fixture(server.uri())) {
            fixture.session.listen(Set.of(DomainEvent.Lifecycle.class));
            assertEquals(1, Collections.frequency(server.called, FakeServer.REGISTER_CLOSE_CALLBACK));
            server.last().tell(new ConnectClosed(CloseReason.KEEPALIVE, "the hypervisor is silent"));

            Resync resync = assertInstanceOf(Resync.class, fixture.nextEvent());
            assertTrue(resync.reason().contains("has closed what it had opened (keepalive)"), resync::reason);
            assertEquals(2, Collections.frequency(server.called, FakeServer.REGISTER_CLOSE_CALLBACK));
            assertEquals(WEB, fixture.connect(Domains.class).domainByName("web"), "calls work again");
        }
    }

    @Test
    void passesOnWhyTheServerHasClosedWhenNothingIsToBeOpenedAgain() throws Exception {
        try (Fixture fixture = new Fixture(server.uri("reconnect=0"))) {
            server.last().tell(new ConnectClosed(CloseReason.KEEPALIVE, "the hypervisor is silent"));

            ConnectClosed closed = assertInstanceOf(ConnectClosed.class, fixture.nextEvent());
            assertEquals(CloseReason.KEEPALIVE, closed.reason());
            assertThrows(
                    ConnectionLost.class, () -> fixture.connect(Domains.class).domainByName("web"));
        }
    }

    @Test
    void goesOnWithoutTheReasonWhereTheDriverBehindHasNone() {
        server.answer(FakeServer.REGISTER_CLOSE_CALLBACK, request -> {
            throw new Unsupported(ErrorCode.NO_SUPPORT, "virConnectRegisterCloseCallback");
        });
        try (Fixture fixture = new Fixture(server.uri())) {
            assertEquals(WEB, fixture.connect(Domains.class).domainByName("web"));
        }
    }
}
