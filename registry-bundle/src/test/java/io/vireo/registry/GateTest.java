package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.NoDriver;
import io.vireo.StaleHandle;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Switchboard switchboard = new Switchboard(Settings.PLAIN, AccessPolicy.ANYBODY);
    private final FakeDriver driver = FakeDriver.hypervisor("fake").with(Talker.class, new Talker(text -> text));
    private final Plugged plugged = new Plugged(driver, "a.bundle", "1.2.3", 0, 1);

    @AfterEach
    void stop() {
        switchboard.close();
    }

    @Test
    void aCallReachesTheDriverThatClaimsTheUri() {
        switchboard.add(plugged);
        try (Connect connect = switchboard.open("fake:///system", Set.of())) {
            assertEquals("hello", connect.as(Talk.class).echo("hello"));
            assertEquals(List.of("one", "two"), connect.as(Talk.class).words());
        }
        assertEquals(1, driver.closed.get());
    }

    @Test
    void aRemovedDriverLeavesStaleHandlesThatSayWhy() {
        switchboard.add(plugged);
        Connect connect = switchboard.open("fake:///system", Set.of());
        Talk talk = connect.as(Talk.class);

        switchboard.remove(plugged, "the driver was removed");

        assertEquals(1, driver.closed.get());
        assertFalse(connect.isOpen());
        String message = assertThrows(StaleHandle.class, () -> talk.echo("x")).getMessage();
        for (String part :
                List.of("fake:///system", "FAKE", "a.bundle 1.2.3", "the driver was removed", "virTalkEcho")) {
            assertTrue(message.contains(part), message);
        }
        assertThrows(NoDriver.class, () -> switchboard.open("fake:///system", Set.of()));
    }
}
