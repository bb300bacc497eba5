package io.vireo.driver.nwfilter;

import java.util.Arrays;
import java.util.List;

/** Kinds of packets, by how connections of them are told apart and how long they are remembered. In order of looking. */
enum Traffic {
    TCP_END("meta l4proto 6 tcp flags & 5 != 0 ", true, "2m", "2m"),
    TCP("meta l4proto 6 ", true, "2m", "1d"),
    PORTS("meta l4proto { 17, 33, 132, 136 } ", true, "3m", "3m"),
    OTHER("meta l4proto != { 6, 17, 33, 132, 136 } ", false, "3m", "3m");

    private final String match;
    private final boolean ports;
    private final String begun;
    private final String answered;

    Traffic(String match, boolean ports, String begun, String answered) {
        this.match = match;
        this.ports = ports;
        this.begun = begun;
        this.answered = answered;
    }

    String match() {
        return match;
    }

    boolean hasPorts() {
        return ports;
    }

    /** How long a connection is remembered that nobody has answered. */
    String begun() {
        return begun;
    }

    /** How long a connection is remembered that was answered. */
    String answered() {
        return answered;
    }

    /** The kinds of packets that a protocol has. */
    static List<Traffic> of(Protocol protocol) {
        return switch (protocol.number()) {
            case -1 -> List.of(values());
            case 6 -> List.of(TCP_END, TCP);
            case 17, 132, 136 -> List.of(PORTS);
            default -> List.of(OTHER);
        };
    }

    static List<Traffic> all() {
        return Arrays.asList(values());
    }
}
