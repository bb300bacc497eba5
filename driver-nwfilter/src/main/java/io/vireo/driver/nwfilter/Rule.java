package io.vireo.driver.nwfilter;

import java.util.Map;
import java.util.Optional;

/**
 * A rule, as it is written: variables are not replaced yet.
 *
 * @param action what it does
 * @param direction which frames it is about
 * @param priority its place among the rules, least first
 * @param stateless whether an accepted connection is not to be followed
 * @param protocol what it looks at; empty when at nothing
 * @param inverted whether everything that it looks at must be otherwise
 * @param values the values to look for, by attribute, in canonical form
 */
record Rule(
        Action action,
        Direction direction,
        int priority,
        boolean stateless,
        Optional<Protocol> protocol,
        boolean inverted,
        Map<String, String> values)
        implements Entry {

    static final int USUAL_PRIORITY = 500;

    Rule {
        values = Map.copyOf(values);
    }

    Optional<String> value(String attribute) {
        return Optional.ofNullable(values.get(attribute));
    }

    /** Whether it looks into packets and their connections, rather than at single frames. */
    boolean isOfPackets() {
        return protocol.filter(Protocol::isOfPackets).isPresent();
    }

    Rule with(Map<String, String> replaced) {
        return new Rule(action, direction, priority, stateless, protocol, inverted, replaced);
    }
}
