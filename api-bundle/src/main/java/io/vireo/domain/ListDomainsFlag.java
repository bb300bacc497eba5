package io.vireo.domain;

import io.vireo.Flag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which domains to list: of each group any that is named; none of a group means all
 * ({@code virConnectListAllDomainsFlags}).
 */
public enum ListDomainsFlag implements Flag {

    /** Those that run. */
    ACTIVE(1 << 0),
    /** Those that do not. */
    INACTIVE(1 << 1),
    /** Those with a definition. */
    PERSISTENT(1 << 2),
    /** Those without. */
    TRANSIENT(1 << 3),
    /** Those in the state running. */
    RUNNING(1 << 4),
    /** Those in the state paused. */
    PAUSED(1 << 5),
    /** Those that are off. */
    SHUTOFF(1 << 6),
    /** Those in any other state. */
    OTHER(1 << 7),
    /** Those with a managed saved state. */
    MANAGED_SAVE(1 << 8),
    /** Those without. */
    NO_MANAGED_SAVE(1 << 9),
    /** Those that start with the host. */
    AUTOSTART(1 << 10),
    /** Those that do not. */
    NO_AUTOSTART(1 << 11),
    /** Those with snapshots. */
    HAS_SNAPSHOT(1 << 12),
    /** Those without. */
    NO_SNAPSHOT(1 << 13),
    /** Those with checkpoints. */
    HAS_CHECKPOINT(1 << 14),
    /** Those without. */
    NO_CHECKPOINT(1 << 15);

    private final int bit;

    ListDomainsFlag(int bit) {
        this.bit = bit;
    }

    /**
     * Says whether a list with some flags has a domain, as far as the domain's state decides that.
     *
     * @param flags what is asked for
     * @param state how the domain is
     * @return false when it is left out
     */
    public static boolean accept(Set<ListDomainsFlag> flags, StateReason state) {
        ListDomainsFlag own = switch (state.state()) {
            case RUNNING -> RUNNING;
            case PAUSED -> PAUSED;
            case SHUTOFF -> SHUTOFF;
            default -> OTHER;
        };
        return oneOf(flags, EnumSet.of(ACTIVE, INACTIVE), own == SHUTOFF ? INACTIVE : ACTIVE)
                && oneOf(flags, EnumSet.of(RUNNING, PAUSED, SHUTOFF, OTHER), own);
    }

    private static boolean oneOf(Set<ListDomainsFlag> flags, Set<ListDomainsFlag> group, ListDomainsFlag own) {
        return flags.contains(own) || Collections.disjoint(flags, group);
    }

    @Override
    public int bit() {
        return bit;
    }
}
