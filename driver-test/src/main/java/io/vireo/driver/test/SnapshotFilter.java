package io.vireo.driver.test;

import io.vireo.domain.SnapshotChildFlag;
import io.vireo.domain.SnapshotListFlag;
import io.vireo.driver.kit.Flags;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which snapshots a list is about; all of them are internal ones that are kept with their metadata. */
final class SnapshotFilter implements Predicate<TestSnapshot> {

    private final MomentTree<TestSnapshot> tree;
    private final Set<SnapshotListFlag> flags;

    SnapshotFilter(MomentTree<TestSnapshot> tree, Set<SnapshotListFlag> flags) {
        this.tree = tree;
        this.flags = flags;
    }

    static SnapshotFilter ofChildren(MomentTree<TestSnapshot> tree, Set<SnapshotChildFlag> flags) {
        EnumSet<SnapshotListFlag> same = EnumSet.noneOf(SnapshotListFlag.class);
        for (SnapshotChildFlag flag : flags) {
            if (flag != SnapshotChildFlag.DESCENDANTS) {
                same.add(SnapshotListFlag.valueOf(flag.name()));
            }
        }
        return new SnapshotFilter(tree, same);
    }

    @Override
    public boolean test(TestSnapshot snapshot) {
        boolean leaf = tree.children(snapshot.name()).isEmpty();
        boolean running = snapshot.isOfRunning();
        return Flags.matches(flags, SnapshotListFlag.LEAVES, SnapshotListFlag.NO_LEAVES, leaf)
                && Flags.matches(flags, SnapshotListFlag.METADATA, SnapshotListFlag.NO_METADATA, true)
                && Flags.matches(flags, SnapshotListFlag.INTERNAL, SnapshotListFlag.EXTERNAL, true)
                && inState(running)
                && (!flags.contains(SnapshotListFlag.ROOTS) || snapshot.parent().isEmpty());
    }

    private boolean inState(boolean running) {
        EnumSet<SnapshotListFlag> states =
                EnumSet.of(SnapshotListFlag.ACTIVE, SnapshotListFlag.INACTIVE, SnapshotListFlag.DISK_ONLY);
        states.retainAll(flags);
        return states.isEmpty() || states.contains(running ? SnapshotListFlag.ACTIVE : SnapshotListFlag.INACTIVE);
    }
}
