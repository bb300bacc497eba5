package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.122.1, 192.168.122.1",
        "2001:DB8:0:0::1, 2001:db8::1",
        "fe80:0:0:1:0:0:0:1, fe80:0:0:1::1",
        "0:0:0:0:0:0:0:0, ::",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "::ffff:1.2.3.4, ::ffff:102:304"
    })
    void isWrittenInItsShortestForm(String text, String shortest) {
        assertEquals(shortest, Ip.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.1.1", "256.1.1.1", "1.2.3.4.5", "localhost", "1:2", ":::", "g::1", "1.2.3.4 ", "-1.2.3.4"
            })
    void isNotMadeOfAnythingElse(String text) {
        assertEquals(Optional.empty(), Ip.parse(text));
    }

    @Test
    void subnetsOverlapWhenOneHoldsTheOther() {
        Subnet wide = subnet("10.7.0.9", 16);
        assertTrue(wide.overlaps(subnet("10.7.1.1", 24)));
        assertTrue(subnet("10.7.1.1", 24).overlaps(wide));
        assertTrue(!wide.overlaps(subnet("10.8.0.1", 24)));
        assertTrue(!wide.overlaps(new Subnet(Ip.parse("fd00::1").orElseThrow(), 64)));
    }

    @Test
    void onlyOnesFollowedByZerosAreANetmask() {
        assertEquals(Optional.of(20), Ip.parse("255.255.240.0").flatMap(Ip::prefixOf));
        assertEquals(Optional.empty(), Ip.parse("255.0.255.0").flatMap(Ip::prefixOf));
    }

    private static Subnet subnet(String address, int prefix) {
        return new Subnet(Ip.parse(address).orElseThrow(), prefix);
    }
}
