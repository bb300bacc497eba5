package io.vireo.driver.qemu;

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
import java.util.Arrays;
import java.util.Set;

/** Which domains a list has: for each group of flags of which one is given, those that a given flag of it is true for. */
final class DomainFilter {

    private final Set<ListDomainsFlag> flags;

    DomainFilter(Set<ListDomainsFlag> flags) {
        this.flags = flags;
    }

    boolean accepts(QemuDomain domain) {
        QemuState state = domain.state();
        return ListDomainsFlag.accept(flags, state.reason())
                && pair(PERSISTENT, TRANSIENT, state.isPersistent())
                && pair(AUTOSTART, NO_AUTOSTART, state.autostart())
                && (unasked(MANAGED_SAVE, NO_MANAGED_SAVE)
                        || pair(MANAGED_SAVE, NO_MANAGED_SAVE, ManagedSaves.exists(domain)))
                && (unasked(HAS_SNAPSHOT, NO_SNAPSHOT)
                        || pair(HAS_SNAPSHOT, NO_SNAPSHOT, MomentTree.any(MomentKind.SNAPSHOT, domain)))
                && (unasked(HAS_CHECKPOINT, NO_CHECKPOINT)
                        || pair(HAS_CHECKPOINT, NO_CHECKPOINT, MomentTree.any(MomentKind.CHECKPOINT, domain)));
    }

    private boolean pair(ListDomainsFlag yes, ListDomainsFlag no, boolean value) {
        return unasked(yes, no) || flags.contains(value ? yes : no);
    }

    private boolean unasked(ListDomainsFlag... group) {
        return Arrays.stream(group).noneMatch(flags::contains);
    }
}
