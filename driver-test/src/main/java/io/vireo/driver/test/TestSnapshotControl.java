package io.vireo.driver.test;

import io.vireo.InvalidState;
import io.vireo.domain.SnapshotChildFlag;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotDeleteFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.SnapshotXmlFlag;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Flags;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One snapshot of a domain. */
final class TestSnapshotControl implements SnapshotControl {

    private final TestSnapshot snapshot;
    private final TestDomain domain;
    private final MomentTree<TestSnapshot> tree;

    TestSnapshotControl(TestSnapshot snapshot) {
        this.snapshot = snapshot;
        this.domain = snapshot.owner();
        this.tree = domain.snapshots();
    }

    @Override
    public String xmlDesc(Set<SnapshotXmlFlag> flags) {
        return withParent(snapshot.document(), snapshot.parent()).toString();
    }

    /** The document with the parent in its place, before the time of creation. */
    static Element withParent(Element document, Optional<String> parent) {
        List<Element> parts = new ArrayList<>();
        for (Element part : document.children()) {
            if (part.name().equals("creationTime")) {
                parent.ifPresent(name -> parts.add(Element.of("parent").add("name", name)));
            }
            parts.add(part);
        }
        return document.withNodes(parts);
    }

    @Override
    public SnapshotRef parent() {
        return tree.requireParent(snapshot).ref();
    }

    @Override
    public List<SnapshotRef> listChildren(Set<SnapshotChildFlag> flags) {
        SnapshotFilter filter = SnapshotFilter.ofChildren(tree, flags);
        List<TestSnapshot> all = flags.contains(SnapshotChildFlag.DESCENDANTS)
                ? tree.descendants(snapshot.name())
                : tree.children(snapshot.name());
        return all.stream().filter(filter).map(TestSnapshot::ref).toList();
    }

    @Override
    public boolean isCurrent() {
        return tree.current().filter(snapshot::equals).isPresent();
    }

    @Override
    public boolean hasMetadata() {
        return true;
    }

    @Override
    public void revert(Set<SnapshotRevertFlag> flags) {
        domain.meet("revert");
        Flags.only(
                "testDomainRevertToSnapshot",
                flags,
                SnapshotRevertFlag.RUNNING,
                SnapshotRevertFlag.PAUSED,
                SnapshotRevertFlag.FORCE);
        Flags.notBoth("testDomainRevertToSnapshot", flags, SnapshotRevertFlag.RUNNING, SnapshotRevertFlag.PAUSED);
        boolean wantsRun = flags.contains(SnapshotRevertFlag.RUNNING) || flags.contains(SnapshotRevertFlag.PAUSED);
        if (!domain.status().isPersistent() && !snapshot.isOfRunning() && !wantsRun) {
            throw new InvalidState("transient domain needs to request run or pause to revert to inactive snapshot");
        }
        boolean paused = flags.contains(SnapshotRevertFlag.PAUSED)
                || snapshot.state().equals("paused") && !flags.contains(SnapshotRevertFlag.RUNNING);
        tree.setCurrent(snapshot.name());
        if (snapshot.isOfRunning() || wantsRun) {
            revertToRunning(paused);
        } else {
            revertToStopped();
        }
    }

    private void revertToStopped() {
        boolean wasActive = domain.status().isActive();
        domain.change(now -> now.withConfig(snapshot.domain().toString()));
        if (wasActive) {
            domain.stop(StateReason.SHUTOFF_FROM_SNAPSHOT, DomainLifecycle.STOPPED_FROM_SNAPSHOT);
        } else {
            domain.change(now -> now.withReason(StateReason.SHUTOFF_FROM_SNAPSHOT));
        }
    }

    private void revertToRunning(boolean paused) {
        StateReason reason = paused ? StateReason.PAUSED_FROM_SNAPSHOT : StateReason.RUNNING_FROM_SNAPSHOT;
        Status before = domain.status();
        Element document = snapshot.domain();
        if (before.isPersistent()) {
            domain.change(now -> now.withConfig(document.toString()));
        }
        if (before.isActive()) {
            Element running = document.with("id", before.id().orElseThrow());
            domain.changeActive(now -> now.withLive(running.toString()).withReason(reason));
            domain.tell(paused ? DomainLifecycle.SUSPENDED_FROM_SNAPSHOT : DomainLifecycle.RESUMED_FROM_SNAPSHOT);
        } else {
            domain.start(document, reason);
            domain.tell(DomainLifecycle.STARTED_FROM_SNAPSHOT);
            if (paused) {
                domain.tell(DomainLifecycle.SUSPENDED_FROM_SNAPSHOT);
            }
        }
    }

    @Override
    public void delete(Set<SnapshotDeleteFlag> flags) {
        domain.meet("delete");
        boolean only = flags.contains(SnapshotDeleteFlag.CHILDREN_ONLY);
        if (only || flags.contains(SnapshotDeleteFlag.CHILDREN)) {
            tree.removeDescendants(snapshot.name());
        }
        if (!only) {
            tree.remove(snapshot.name());
        }
    }
}
