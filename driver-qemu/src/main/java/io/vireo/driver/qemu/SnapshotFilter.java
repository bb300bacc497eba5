package io.vireo.driver.qemu;

import io.vireo.domain.SnapshotChildFlag;
import io.vireo.domain.SnapshotListFlag;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which snapshots a list is about; all of them are kept with their metadata. */
record SnapshotFilter(MomentTree<SnapshotRecord> tree, Set<SnapshotListFlag> flags)
        implements Predicate<SnapshotRecord> {

    static SnapshotFilter ofChildren(MomentTree<SnapshotRecord> tree, Set<SnapshotChildFlag> flags) {
        EnumSet<SnapshotListFlag> same = EnumSet.noneOf(SnapshotListFlag.class);
        for (SnapshotChildFlag flag : flags) {
            if (flag != SnapshotChildFlag.DESCENDANTS) {
                same.add(SnapshotListFlag.valueOf(flag.name()));
            }
        }
        return new SnapshotFilter(tree, same);
    }

    @Override
    public boolean test(SnapshotRecord each) {
        boolean leaf = tree.children(each.name()).isEmpty();
        return either(SnapshotListFlag.LEAVES, SnapshotListFlag.NO_LEAVES, leaf)
                && either(SnapshotListFlag.METADATA, SnapshotListFlag.NO_METADATA, true)
                && either(SnapshotListFlag.EXTERNAL, SnapshotListFlag.INTERNAL, each.isExternal())
                && inState(each)
                && (!flags.contains(SnapshotListFlag.ROOTS) || each.parent().isEmpty());
    }

    private boolean either(SnapshotListFlag yes, SnapshotListFlag no, boolean value) {
        return !flags.contains(yes) && !flags.contains(no) || flags.contains(value ? yes : no);
    }

    private boolean inState(SnapshotRecord each) {
        EnumSet<SnapshotListFlag> states =
                EnumSet.of(SnapshotListFlag.ACTIVE, SnapshotListFlag.INACTIVE, SnapshotListFlag.DISK_ONLY);
        SnapshotListFlag own = each.isDiskOnly()
                ? SnapshotListFlag.DISK_ONLY
                : each.isOfRunning() ? SnapshotListFlag.ACTIVE : SnapshotListFlag.INACTIVE;
        states.retainAll(flags);
        return states.isEmpty() || states.contains(own);
    }
}
