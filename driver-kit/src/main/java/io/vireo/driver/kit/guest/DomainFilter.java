package io.vireo.driver.kit.guest;

import static io.vireo.domain.ListDomainsFlag.AUTOSTART;
import static io.vireo.domain.ListDomainsFlag.HAS_CHECKPOINT;
import static io.vireo.domain.ListDomainsFlag.HAS_SNAPSHOT;
import static io.vireo.domain.ListDomainsFlag.MANAGED_SAVE;
import static io.vireo.domain.ListDomainsFlag.NO_AUTOSTART;
import static io.vireo.domain.ListDomainsFlag.NO_CHECKPOINT;
import static io.vireo.domain.ListDomainsFlag.NO_MANAGED_SAVE;
import static io.vireo.domain.ListDomainsFlag.NO_SNAPSHOT;
import static io.vireo.domain.ListDomainsFlag.PERSISTENT;
import static io.vireo.domain.ListDomainsFlag.TRANSIENT;

import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StatsFlag;
import io.vireo.driver.kit.Flags;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which domains a list is about ({@code virConnectListAllDomains}, {@code virConnectGetAllDomainStats}): each group of
 * flags is a question, and a group of which no flag is given does not matter.
 */
public final class DomainFilter {

    private static final Map<StatsFlag, ListDomainsFlag> SAME = new EnumMap<>(Map.of(
            StatsFlag.ACTIVE, ListDomainsFlag.ACTIVE,
            StatsFlag.INACTIVE, ListDomainsFlag.INACTIVE,
            StatsFlag.PERSISTENT, ListDomainsFlag.PERSISTENT,
            StatsFlag.TRANSIENT, ListDomainsFlag.TRANSIENT,
            StatsFlag.RUNNING, ListDomainsFlag.RUNNING,
            StatsFlag.PAUSED, ListDomainsFlag.PAUSED,
            StatsFlag.SHUTOFF, ListDomainsFlag.SHUTOFF,
            StatsFlag.OTHER, ListDomainsFlag.OTHER));

    private final Set<ListDomainsFlag> flags;

    private DomainFilter(Set<ListDomainsFlag> flags) {
        this.flags = flags;
    }

    /**
     * Makes the filter of a list.
     *
     * @param flags the flags that came; none means all domains
     * @return the filter
     */
    public static DomainFilter of(Set<ListDomainsFlag> flags) {
        return new DomainFilter(flags);
    }

    /**
     * Makes the filter of statistics of all domains; flags that say how, rather than of which, are passed over.
     *
     * @param flags the flags that came
     * @return the filter
     */
    public static DomainFilter ofStats(Set<StatsFlag> flags) {
        Set<ListDomainsFlag> same = EnumSet.noneOf(ListDomainsFlag.class);
        SAME.forEach((stats, list) -> {
            if (flags.contains(stats)) {
                same.add(list);
            }
        });
        return new DomainFilter(same);
    }

    /**
     * Says whether the list has a domain.
     *
     * @param domain asked only for what the flags are about
     * @return false when it is left out
     */
    public boolean accepts(DomainTraits domain) {
        return flags.isEmpty()
                || ListDomainsFlag.accept(flags, domain.reason())
                        && Flags.matches(flags, PERSISTENT, TRANSIENT, domain::isPersistent)
                        && Flags.matches(flags, AUTOSTART, NO_AUTOSTART, domain::autostart)
                        && Flags.matches(flags, MANAGED_SAVE, NO_MANAGED_SAVE, domain::hasManagedSave)
                        && Flags.matches(flags, HAS_SNAPSHOT, NO_SNAPSHOT, domain::hasSnapshots)
                        && Flags.matches(flags, HAS_CHECKPOINT, NO_CHECKPOINT, domain::hasCheckpoints);
    }
}
