package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.network.DhcpLease;
import io.vireo.network.IpAddressType;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseFileTest {

    private static final Element NETWORK =
            NetworkXmlTest.read("<bridge name='br7'/><ip address='10.1.1.1' prefix='24'/>"
                    + "<ip family='ipv6' address='fd00::1' prefix='64'/>");

    @Test
    void readsLeasesOfBothFamilies() {
        List<DhcpLease> leases = LeaseFile.of(
                List.of(
                        "1700000000 52:54:00:00:00:01 10.1.1.5 web 01:52:54:00:00:00:01",
                        "0 52:54:00:00:00:02 10.1.1.6 * *",
                        "duid 00:01:00:01:2d:aa:bb:cc:52:54:00:00:00:09",
                        "1700000001 T33554433 fd00::105 * 00:01:00:01:2d:aa:bb:cc:52:54:00:00:00:03"),
                NETWORK);
        assertEquals(
                List.of(
                        new DhcpLease(
                                "br7",
                                Instant.ofEpochSecond(1700000000),
                                IpAddressType.IPV4,
                                Optional.of("52:54:00:00:00:01"),
                                Optional.empty(),
                                "10.1.1.5",
                                24,
                                Optional.of("web"),
                                Optional.of("01:52:54:00:00:00:01")),
                        new DhcpLease(
                                "br7",
                                Instant.EPOCH,
                                IpAddressType.IPV4,
                                Optional.of("52:54:00:00:00:02"),
                                Optional.empty(),
                                "10.1.1.6",
                                24,
                                Optional.empty(),
                                Optional.empty()),
                        new DhcpLease(
                                "br7",
                                Instant.ofEpochSecond(1700000001),
                                IpAddressType.IPV6,
                                Optional.of("52:54:00:00:00:03"),
                                Optional.of("33554433"),
                                "fd00::105",
                                64,
                                Optional.empty(),
                                Optional.of("00:01:00:01:2d:aa:bb:cc:52:54:00:00:00:03"))),
                leases);
    }

    @Test
    void passesOverWhatIsNoLease() {
        assertEquals(List.of(), LeaseFile.of(List.of("", "x", "1 2 3 4 5", "soon a 10.1.1.5 b c"), NETWORK));
    }
}
