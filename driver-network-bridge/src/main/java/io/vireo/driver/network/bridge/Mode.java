package io.vireo.driver.network.bridge;

import io.vireo.xml.Element;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a network reaches the rest of the world. */
enum Mode {
    /** It does not. */
    NONE,
    /** Through the host, which puts its own address into what leaves. */
    NAT,
    /** Through the host, which passes packets on as they are. */
    ROUTE,
    /** Through the host, with no rule of ours. */
    OPEN,
    /** Guests are plugged into a bridge, or beside a device, that somebody else made. */
    BRIDGE,
    /** Guests share a device, and see each other through the switch behind it only if that reflects. */
    PRIVATE,
    /** Guests share a device, and everything goes through the switch behind it. */
    VEPA,
    /** A guest has a device for itself. */
    PASSTHROUGH,
    /** A guest has a PCI device for itself. */
    HOSTDEV;

    /** The mode of a network's definition. */
    static Mode of(Element network) {
        return network.child("forward")
                .map(forward -> parse(forward.attribute("mode").orElse("nat"))
                        .orElseThrow(() -> Refusal.unsupported("unknown forwarding type '"
                                + forward.attribute("mode").orElse("") + "'")))
                .orElse(NONE);
    }

    private static Optional<Mode> parse(String word) {
        return Arrays.stream(values())
                .filter(each -> each != NONE && each.word().equals(word))
                .findFirst();
    }

    /** Says whether the network has a bridge of its own, made when it starts. */
    boolean isVirtual() {
        return this == NONE || this == NAT || this == ROUTE || this == OPEN;
    }

    /** Says whether packets of guests leave the network through the host. */
    boolean forwards() {
        return this == NAT || this == ROUTE || this == OPEN;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
