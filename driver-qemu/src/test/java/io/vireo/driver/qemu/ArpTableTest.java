package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArpTableTest {

    private static final List<String> LINES = List.of(
            "IP address       HW type     Flags       HW address            Mask     Device",
            "192.168.122.5    0x1         0x2         52:54:00:00:00:01     *        virbr0",
            "192.168.122.6    0x1         0x0         52:54:00:00:00:01     *        virbr0",
            "192.168.122.7    0x1         0x2         52:54:00:00:00:02     *        virbr0");

    @Test
    void knowsTheAddressesOfACardThatHaveAnswered() {
        assertEquals(List.of("192.168.122.5"), ArpTable.of(LINES, "52:54:00:00:00:01"));
        assertEquals(List.of("192.168.122.7"), ArpTable.of(LINES, "52:54:00:00:00:02"));
        assertEquals(List.of(), ArpTable.of(LINES, "52:54:00:00:00:03"));
    }
}
