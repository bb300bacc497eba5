package io.vireo.driver.nwfilter;

import io.vireo.driver.kit.Names;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The names that chains may have: {@code root}, or one that begins with a protocol, whose frames pass through it. */
enum ChainName implements Word {
    STP(-810, "ether daddr 01:80:c2:00:00:00"),
    MAC(-800, ""),
    VLAN(-750, "ether type 0x8100"),
    IPV4(-700, "ether type 0x0800"),
    IPV6(-600, "ether type 0x86dd"),
    ARP(-500, "ether type 0x0806"),
    RARP(-400, "ether type 0x8035");

    static final String ROOT = "root";

    private static final int LONGEST = 12;
    private static final List<String> PREFIXES = List.of("mac", "vlan", "stp", "arp", "rarp", "ipv4", "ipv6");

    private final int priority;
    private final String match;

    ChainName(int priority, String match) {
        this.priority = priority;
        this.match = match;
    }

    /** What a frame must be to pass through a chain of that name. */
    static String match(String chain) {
        return of(chain).map(each -> each.match).orElse("");
    }

    static int usualPriority(String chain) {
        return of(chain).map(each -> each.priority).orElse(0);
    }

    /** The place that a document shows when it says none: libvirt shows those of the root and of STP never. */
    static OptionalInt written(String chain) {
        Optional<ChainName> known = of(chain).filter(each -> each != STP);
        return known.isPresent() ? OptionalInt.of(known.get().priority) : OptionalInt.empty();
    }

    private static Optional<ChainName> of(String chain) {
        for (ChainName each : values()) {
            if (chain.startsWith(each.word())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns the name, or says why it is none. */
    static String require(String chain) {
        if (chain.length() > LONGEST) {
            throw Refusal.invalid("Name of chain is longer than " + LONGEST + " characters");
        }
        if (!chain.matches("[a-zA-Z0-9_.:-]+")) {
            throw Refusal.invalid("Chain name contains invalid characters");
        }
        if (!chain.equals(ROOT) && of(chain).isEmpty()) {
            throw Refusal.invalid("Invalid chain name '" + Names.shown(chain)
                    + "'. Please use a chain name called 'root' or any of the following prefixes: "
                    + String.join(", ", PREFIXES));
        }
        return chain;
    }
}
