package io.vireo.driver.test;

import io.vireo.domain.CheckpointChildFlag;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.CheckpointDeleteFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.CheckpointXmlFlag;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;

/** One checkpoint of a domain. */
final class TestCheckpointControl implements CheckpointControl {

    private final TestCheckpoint checkpoint;
    private final MomentTree<TestCheckpoint> tree;

    TestCheckpointControl(TestCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.tree = checkpoint.owner().checkpoints();
    }

    @Override
    public String xmlDesc(Set<CheckpointXmlFlag> flags) {
        Flags.only("testDomainCheckpointGetXMLDesc", flags, CheckpointXmlFlag.SECURE, CheckpointXmlFlag.NO_DOMAIN);
        Element document = checkpoint.document();
        Element shown = flags.contains(CheckpointXmlFlag.NO_DOMAIN) ? document.withoutChildren("domain") : document;
        return TestSnapshotControl.withParent(shown, checkpoint.parent()).toString();
    }

    @Override
    public CheckpointRef parent() {
        return tree.requireParent(checkpoint).ref();
    }

    @Override
    public List<CheckpointRef> listChildren(Set<CheckpointChildFlag> flags) {
        List<TestCheckpoint> all = flags.contains(CheckpointChildFlag.DESCENDANTS)
                ? tree.descendants(checkpoint.name())
                : tree.children(checkpoint.name());
        return all.stream()
                .filter(each -> Flags.matches(
                        flags,
                        CheckpointChildFlag.LEAVES,
                        CheckpointChildFlag.NO_LEAVES,
                        tree.children(each.name()).isEmpty()))
                .map(TestCheckpoint::ref)
                .toList();
    }

    @Override
    public void delete(Set<CheckpointDeleteFlag> flags) {
        boolean only = flags.contains(CheckpointDeleteFlag.CHILDREN_ONLY);
        if (only || flags.contains(CheckpointDeleteFlag.CHILDREN)) {
            tree.removeDescendants(checkpoint.name());
        }
        if (!only) {
            tree.remove(checkpoint.name());
        }
    }
}
