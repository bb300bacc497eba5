package io.vireo.driver.nwfilter;

import io.vireo.nwfilter.NwFilterRef;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A filter, as it is defined.
 *
 * @param name its name
 * @param uuid its UUID
 * @param chain the chain that its rules stand in
 * @param priority the chain's place, when it is said
 * @param entries its lines, in order
 */
record Filter(String name, UUID uuid, String chain, OptionalInt priority, List<Entry> entries) {

    Filter {
        entries = List.copyOf(entries);
    }

    NwFilterRef ref() {
        return new NwFilterRef(name, uuid);
    }

    /** The chain's place among the rules of the root. */
    int place() {
        return priority.orElseGet(() -> ChainName.usualPriority(chain));
    }
}
