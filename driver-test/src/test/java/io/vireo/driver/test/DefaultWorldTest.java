package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code test:///default} is there without reading its description, and yet as the description says. */
class DefaultWorldTest {

    private final World quick = WorldFile.readDefault();
    private final World read = WorldFile.readWholeDefault();

    @Test
    void theGuestIsTheOneOfTheDescription() {
        assertEquals(guests(read), guests(quick));
    }

    private static List<Status> guests(World world) {
        return world.domains().list().stream().map(TestDomain::status).toList();
    }

    @Test
    void theHostIsTheOneOfTheDescription() {
        assertEquals(read.host(), quick.host());
    }

    @Test
    void theNextTapIsTheSame() {
        assertEquals(
                read.taps().next(quick.domains().list().get(0).uuid()),
                quick.taps().next(quick.domains().list().get(0).uuid()));
    }

    @Test
    void allElseIsReadWhenItIsAskedFor() {
        assertEquals(
                read.devices().list().stream().map(TestDevice::name).toList(),
                quick.devices().list().stream().map(TestDevice::name).toList());
        assertEquals(1, quick.networks().size());
        assertEquals(1, quick.pools().size());
        assertEquals(read.interfaces().list().size(), quick.interfaces().list().size());
    }
}
