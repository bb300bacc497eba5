package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.StaleHandle;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import io.vireo.event.Resync;
import io.vireo.network.NetworkListFlag;
import io.vireo.network.NetworkRef;
import io.vireo.network.Networks;
import io.vireo.spi.DriverKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection is one hypervisor and what stands beside it, each behind a gate of its own. */
class CompositionTest {

    /** Networks by name. */
    record Nets(String... names) implements Networks {

        @Override
        public List<NetworkRef> listNetworks(Set<NetworkListFlag> flags) {
            return List.of(names).stream().map(Nets::ref).toList();
        }

        @Override
        public NetworkRef networkByName(String name) {
            return ref(name);
        }

        static NetworkRef ref(String name) {
            return new NetworkRef(name, new UUID(5, name.hashCode()));
        }
    }

    private final Board board = new Board();
    private final FakeDriver hypervisor = FakeDriver.hypervisor("fake")
            .takes(DriverKind.NETWORK, DriverKind.STORAGE)
            .with(Talker.class, new Talker(text -> text));

    @AfterEach
    void stop() {
        board.close();
    }

    private static FakeDriver network(String name, String... networks) {
        return FakeDriver.of(DriverKind.NETWORK, name).with(Nets.class, new Nets(networks));
    }

    private static List<String> networks(Connect connect) {
        return connect.as(Networks.class).listNetworks(Set.of()).stream()
                .map(NetworkRef::name)
                .toList();
    }

    @Test
    void theNetworksOfAnotherDriverAreOnTheHypervisorsConnection() {
        board.plug(hypervisor);
        FakeDriver bridge = network("BRIDGE", "default");
        board.plug(bridge);
        try (Connect connect = board.open("fake:///system")) {
            assertEquals(List.of("default"), networks(connect));
            assertEquals("fake:///system", bridge.opened.get(0).uri().toString());
        }
        assertEquals(1, bridge.closed.get());
    }

    @Test
    void aHypervisorThatHasNetworksItselfKeepsThem() {
        board.plug(hypervisor.with(Nets.class, new Nets("own")));
        board.plug(network("BRIDGE", "default"));
        try (Connect connect = board.open("fake:///system")) {
            assertEquals(List.of("own"), networks(connect));
        }
    }

    @Test
    void theDriverWithTheHighestRankingIsTaken() {
        board.plug(hypervisor);
        board.plug(network("LOW", "low"));
        board.plug(network("HIGH", "high"), 10);
        try (Connect connect = board.open("fake:///system")) {
            assertEquals(List.of("high"), networks(connect));
        }
    }

    @Test
    void aCompanionThatGoesTakesOnlyItsOwnWithIt() {
        board.plug(hypervisor);
        Plugged bridge = board.plug(network("BRIDGE", "default"));
        Connect connect = board.open("fake:///system");
        Networks networks = connect.as(Networks.class);

        board.pull(bridge);

        assertTrue(connect.isOpen());
        assertEquals("x", connect.as(Talk.class).echo("x"));
        String message = assertThrows(StaleHandle.class, () -> networks.networkByName("a"))
                .getMessage();
        assertTrue(message.contains("driver BRIDGE") && message.contains("virNetworkLookupByName"), message);
        assertFalse(connect.is(Networks.class));
    }

    @Test
    void aConnectionIsNotOpenFromTheMomentItsHypervisorRefusesCallsWhateverCompanionsThereAre() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Plugged busy = board.plug(FakeDriver.hypervisor("busy")
                .takes(DriverKind.NETWORK)
                .with(Talker.class, new Talker(text -> {
                    inside.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException hurry) {
                        Thread.currentThread().interrupt();
                    }
                    return text;
                })));
        board.plug(network("BRIDGE", "default"));
        Connect connect = board.open("busy:///system");
        Talk talk = connect.as(Talk.class);
        Thread caller = new Thread(() -> talk.echo("slow"));
        caller.start();
        inside.await();
        Thread pulling = new Thread(() -> board.pull(busy));
        pulling.start();
        long end = System.nanoTime() + 10_000_000_000L;
        while (connect.isOpen() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(caller.isAlive(), "the call in flight is not waited for");
        assertFalse(connect.isOpen());
        assertThrows(StaleHandle.class, () -> talk.echo("late"));
        release.countDown();
        pulling.join();
        caller.join();
    }

    @Test
    void aCompanionThatWasReplacedDoesNotTakeTheOldOnesPlace() {
        board.plug(hypervisor);
        Plugged bridge = board.plug(network("BRIDGE", "default"));
        Connect connect = board.open("fake:///system");
        board.pull(bridge);
        board.plug(network("BRIDGE", "default"));
        assertThrows(StaleHandle.class, () -> connect.as(Networks.class));
        assertEquals(List.of("default"), networks(board.open("fake:///system")));
    }

    @Test
    void aCompanionThatComesLateJoinsOpenConnectionsAndTheyLearnOfIt() {
        board.plug(hypervisor);
        Connect connect = board.open("fake:///system");
        List<Delivery> got = new CopyOnWriteArrayList<>();
        connect.subscribe(EventFilter.ALL, got::add);
        assertThrows(Unsupported.class, () -> connect.as(Networks.class));

        board.plug(network("BRIDGE", "default"));

        Await.until("joined", () -> connect.is(Networks.class));
        assertEquals(List.of("default"), networks(connect));
        Await.until("told", () -> !got.isEmpty());
        Resync resync = (Resync) got.get(0).event();
        assertEquals("the driver BRIDGE (bundle.BRIDGE 1.2.3) was added", resync.reason());
        assertEquals(List.of(new Resync.Present(Nets.ref("default"), true)), resync.present());
    }

    @Test
    void aCompanionThatCannotBeOpenedIsMissingAndSaysWhy() {
        board.plug(hypervisor);
        board.plug(network("BRIDGE").opening(request -> {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "no ip program");
        }));
        Connect connect = board.open("fake:///system");
        assertEquals("x", connect.as(Talk.class).echo("x"));
        String message = assertThrows(Unsupported.class, () -> connect.as(Networks.class))
                .getMessage();
        assertTrue(message.contains("driver BRIDGE") && message.contains("no ip program"), message);

        board.plug(network("OTHER", "late"));
        Await.until("another joins", () -> connect.is(Networks.class));
    }

    @Test
    void aKindOfDriverCanBeOpenedAlone() {
        Plugged bridge = board.plug(network("BRIDGE", "default"));
        Connect connect = board.open("network:///system");
        assertEquals(List.of("default"), networks(connect));
        board.pull(bridge);
        assertFalse(connect.isOpen());
    }

    @Test
    void everyoneMayGoAtOnceAndEverySessionIsClosedOnce() {
        for (int round = 0; round < 300; round++) {
            FakeDriver main = hypervisor.schemes("all");
            FakeDriver bridge = network("BRIDGE", "default");
            Plugged mainPlugged = board.plug(main);
            Plugged bridgePlugged = board.plug(bridge);
            Connect first = board.open("all:///system");
            Connect second = board.open("all:///system");
            Stream.<Runnable>of(
                            first::close,
                            () -> board.pull(mainPlugged),
                            () -> board.pull(bridgePlugged),
                            () -> first.isOpen(),
                            second::close)
                    .map(Threads::run)
                    .toList()
                    .forEach(CompletableFuture::join);
            assertFalse(first.isOpen() || second.isOpen());
            assertEquals(2, main.closed.get());
            assertEquals(2, bridge.closed.get());
        }
    }

    @Test
    void theHypervisorTakesEverythingWithIt() {
        Plugged main = board.plug(hypervisor);
        FakeDriver bridge = network("BRIDGE", "default");
        board.plug(bridge);
        Connect connect = board.open("fake:///system");
        board.pull(main);
        assertEquals(1, bridge.closed.get());
        String message =
                assertThrows(StaleHandle.class, () -> networks(connect)).getMessage();
        assertTrue(message.contains("the driver was removed"), message);
    }
}
