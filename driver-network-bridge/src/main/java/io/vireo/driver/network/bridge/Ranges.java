package io.vireo.driver.network.bridge;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import java.math.BigInteger;

/** Ranges of addresses within a network; what is wrong with one is said in the words of libvirt's socket addresses. */
final class Ranges {

    private static final BigInteger MOST = BigInteger.valueOf(65_535);

    private Ranges() {}

    /** Refuses a range that a network cannot lend. */
    static void check(Ip start, Ip end, Subnet network) {
        String range = "range " + start + " - " + end;
        if (start.bits() != end.bits() || start.bits() != network.address().bits()) {
            throw internal("mismatch of address family in " + range + " for network " + network.address());
        }
        if (start.compareTo(end) > 0) {
            throw reversed(start, end);
        }
        if (!network.contains(start) || !network.contains(end)) {
            throw internal(range + " is not entirely within network " + network);
        }
        boolean four = start.isFour();
        if (start.equals(network.first())) {
            throw internal("start of " + range + " in network " + network + " is the network address");
        }
        if (four && end.equals(network.last())) {
            throw internal("end of " + range + " in network " + network + " is the broadcast address");
        }
        if (start.distance(end).compareTo(MOST) > 0) {
            throw internal(range + " is too large (" + start.distance(end) + " addresses, at most " + MOST + ")");
        }
    }

    static VirtException reversed(Ip start, Ip end) {
        return internal("range " + start + " - " + end + " is reversed ");
    }

    /** An error of no domain: libvirt's tools raise it, not its network driver. */
    static VirtException internal(String why) {
        return VirtException.of(ErrorFacts.of(ErrorCode.INTERNAL_ERROR, why).in(ErrorDomain.NONE));
    }
}
