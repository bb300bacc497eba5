package io.vireo.driver.test;

import io.vireo.domain.DomainState;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.StatsFlag;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which domains a list is about: each group of flags is a question, and no flag of a group means that it does not matter. */
final class DomainFilter implements Predicate<TestDomain> {

    private static final Map<StatsFlag, ListDomainsFlag> SAME = Map.of(
            StatsFlag.ACTIVE, ListDomainsFlag.ACTIVE,
            StatsFlag.INACTIVE, ListDomainsFlag.INACTIVE,
            StatsFlag.PERSISTENT, ListDomainsFlag.PERSISTENT,
            StatsFlag.TRANSIENT, ListDomainsFlag.TRANSIENT,
            StatsFlag.RUNNING, ListDomainsFlag.RUNNING,
            StatsFlag.PAUSED, ListDomainsFlag.PAUSED,
            StatsFlag.SHUTOFF, ListDomainsFlag.SHUTOFF,
            StatsFlag.OTHER, ListDomainsFlag.OTHER);

    private static final Set<ListDomainsFlag> STATES =
            EnumSet.of(ListDomainsFlag.RUNNING, ListDomainsFlag.PAUSED, ListDomainsFlag.SHUTOFF, ListDomainsFlag.OTHER);

    private final Set<ListDomainsFlag> flags;
    private final Set<ListDomainsFlag> states;

    DomainFilter(Set<ListDomainsFlag> flags) {
        this.flags = flags;
        this.states = EnumSet.copyOf(STATES);
        states.retainAll(flags);
    }

    static DomainFilter ofStats(Set<StatsFlag> flags) {
        EnumSet<ListDomainsFlag> same = EnumSet.noneOf(ListDomainsFlag.class);
        SAME.forEach((stats, list) -> {
            if (flags.contains(stats)) {
                same.add(list);
            }
        });
        return new DomainFilter(same);
    }

    @Override
    public boolean test(TestDomain domain) {
        if (flags.isEmpty()) {
            return true;
        }
        Status now = domain.status();
        return Either.of(flags, ListDomainsFlag.ACTIVE, ListDomainsFlag.INACTIVE, now.isActive())
                && Either.of(flags, ListDomainsFlag.PERSISTENT, ListDomainsFlag.TRANSIENT, now.isPersistent())
                && Either.of(
                        flags,
                        ListDomainsFlag.MANAGED_SAVE,
                        ListDomainsFlag.NO_MANAGED_SAVE,
                        now.saved().isPresent())
                && Either.of(flags, ListDomainsFlag.AUTOSTART, ListDomainsFlag.NO_AUTOSTART, now.autostart())
                && Either.of(
                        flags, ListDomainsFlag.HAS_SNAPSHOT, ListDomainsFlag.NO_SNAPSHOT, domain.snapshotCount() > 0)
                && Either.of(
                        flags,
                        ListDomainsFlag.HAS_CHECKPOINT,
                        ListDomainsFlag.NO_CHECKPOINT,
                        domain.checkpointCount() > 0)
                && inState(now.reason().state());
    }

    private boolean inState(DomainState state) {
        return states.isEmpty()
                || states.contains(
                        switch (state) {
                            case RUNNING -> ListDomainsFlag.RUNNING;
                            case PAUSED -> ListDomainsFlag.PAUSED;
                            case SHUTOFF -> ListDomainsFlag.SHUTOFF;
                            default -> ListDomainsFlag.OTHER;
                        });
    }
}
