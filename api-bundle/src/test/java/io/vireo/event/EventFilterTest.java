package io.vireo.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.DomainRef;
import io.vireo.network.NetworkRef;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventFilterTest {

    private static final UUID UUID_OF_WEB = new UUID(1, 2);
    private static final DomainRef WEB = new DomainRef("web", UUID_OF_WEB, OptionalInt.of(7));
    private static final DomainRef MAIL = new DomainRef("mail", new UUID(1, 3), OptionalInt.empty());

    private static VirtEvent rebootOf(DomainRef domain) {
        return new DomainEvent.Reboot(domain);
    }

    private static EventFilter only(DomainRef domain) {
        return new EventFilter(Set.of(VirtEvent.class), Optional.of(domain));
    }

    @Test
    void everythingPassesTheFilterForAll() {
        assertTrue(EventFilter.ALL.accepts(rebootOf(WEB)));
        assertTrue(EventFilter.ALL.accepts(new ConnectClosed(CloseReason.EOF, "the server was shut down")));
    }

    @Test
    void aFamilyStandsForItsMembersAndForNoOther() {
        VirtEvent network =
                new NetworkEvent.Lifecycle(new NetworkRef("default", UUID_OF_WEB), NetworkLifecycle.STARTED);
        assertTrue(EventFilter.of(DomainEvent.class).accepts(rebootOf(WEB)));
        assertFalse(EventFilter.of(DomainEvent.class).accepts(network));
        assertFalse(EventFilter.of(DomainEvent.Watchdog.class).accepts(rebootOf(WEB)));
    }

    @Test
    void anotherObjectIsLeftOutEvenWithTheSameName() {
        assertTrue(only(WEB).accepts(rebootOf(WEB)));
        assertFalse(only(WEB).accepts(rebootOf(MAIL)));
        assertFalse(only(WEB).accepts(rebootOf(new DomainRef("web", new UUID(9, 9), OptionalInt.of(7)))));
    }

    @Test
    void anotherKindOfObjectIsLeftOutEvenWithTheSameUuid() {
        VirtEvent network = new NetworkEvent.Lifecycle(new NetworkRef("web", UUID_OF_WEB), NetworkLifecycle.STARTED);
        assertFalse(only(WEB).accepts(network));
    }

    @Test
    void anObjectIsFollowedWhenItIsRenamedAndStartedAnew() {
        assertTrue(only(WEB).accepts(rebootOf(new DomainRef("shop", UUID_OF_WEB, OptionalInt.of(8)))));
    }

    @Test
    void aClosedConnectionIsToldWhateverTheFilterSays() {
        assertTrue(new EventFilter(Set.of(), Optional.of(MAIL))
                .accepts(new ConnectClosed(CloseReason.EOF, "the server was shut down")));
    }
}
