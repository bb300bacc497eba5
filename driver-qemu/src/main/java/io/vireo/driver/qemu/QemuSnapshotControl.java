package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.SnapshotChildFlag;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotDeleteFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.SnapshotXmlFlag;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One snapshot of a domain. */
final class QemuSnapshotControl implements SnapshotControl {

    private final String name;
    private final QemuDomain domain;

    QemuSnapshotControl(OpenSnapshot open) {
        this.name = open.name();
        this.domain = open.domain();
    }

    private MomentTree<SnapshotRecord> tree() {
        return MomentTree.of(MomentKind.SNAPSHOT, domain);
    }

    private SnapshotRef ref(SnapshotRecord snapshot) {
        return new SnapshotRef(snapshot.name(), domain.ref());
    }

    @Override
    public String xmlDesc(Set<SnapshotXmlFlag> flags) {
        Element shown = tree().require(name).shown();
        boolean secrets = flags.contains(SnapshotXmlFlag.SECURE);
        return (secrets ? shown : shown.mapChildren("domain", XmlView::withoutSecrets)).toString();
    }

    @Override
    public SnapshotRef parent() {
        return ref(tree().requireParent(name));
    }

    @Override
    public List<SnapshotRef> listChildren(Set<SnapshotChildFlag> flags) {
        MomentTree<SnapshotRecord> tree = tree();
        tree.require(name);
        List<SnapshotRecord> all =
                flags.contains(SnapshotChildFlag.DESCENDANTS) ? tree.descendants(name) : tree.children(name);
        return all.stream()
                .filter(SnapshotFilter.ofChildren(tree, flags))
                .map(this::ref)
                .toList();
    }

    @Override
    public boolean isCurrent() {
        MomentTree<SnapshotRecord> tree = tree();
        return tree.isCurrent(tree.require(name).name());
    }

    @Override
    public boolean hasMetadata() {
        tree().require(name);
        return true;
    }

    @Override
    public void revert(Set<SnapshotRevertFlag> flags) {
        domain.modify("revert to a snapshot", () -> {
            MomentTree<SnapshotRecord> tree = tree();
            SnapshotRecord snapshot = tree.require(name);
            boolean run = flags.contains(SnapshotRevertFlag.RUNNING) || flags.contains(SnapshotRevertFlag.PAUSED);
            if (!domain.state().isPersistent() && !snapshot.isOfRunning() && !run) {
                throw new InvalidState("transient domain needs to request run or pause to revert to inactive snapshot");
            }
            new SnapshotRevert(domain, snapshot, flags).run();
            tree.withCurrent(name).keep(domain);
        });
    }

    @Override
    public void delete(Set<SnapshotDeleteFlag> flags) {
        domain.modify("delete a snapshot", () -> {
            MomentTree<SnapshotRecord> tree = tree();
            List<SnapshotRecord> gone = gone(tree, flags);
            boolean images = !flags.contains(SnapshotDeleteFlag.METADATA_ONLY);
            long external = gone.stream().filter(SnapshotRecord::isExternal).count();
            if (images && external > 0) {
                throw Refusal.unsupported("deletion of " + external + " external disk snapshots not supported yet");
            }
            MomentTree<SnapshotRecord> rest = tree;
            for (SnapshotRecord each : gone) {
                if (images) {
                    removeFromImages(each);
                }
                rest = rest.without(each.name());
            }
            boolean lost =
                    tree.current().filter(current -> !remains(current, gone)).isPresent();
            boolean stays = flags.contains(SnapshotDeleteFlag.CHILDREN_ONLY) && lost;
            (stays ? rest.withCurrent(name) : rest).keep(domain);
        });
    }

    private static boolean remains(String current, List<SnapshotRecord> gone) {
        return gone.stream().noneMatch(each -> each.name().equals(current));
    }

    private List<SnapshotRecord> gone(MomentTree<SnapshotRecord> tree, Set<SnapshotDeleteFlag> flags) {
        boolean childrenOnly = flags.contains(SnapshotDeleteFlag.CHILDREN_ONLY);
        return tree.branch(name, !childrenOnly, childrenOnly || flags.contains(SnapshotDeleteFlag.CHILDREN));
    }

    private void removeFromImages(SnapshotRecord snapshot) {
        List<Element> disks = snapshot.internalDisks().stream()
                .flatMap(target -> Disks.of(domain.state().present()).stream()
                        .filter(disk -> Disks.target(disk).equals(target)))
                .toList();
        Optional<QemuGuest> guest = domain.state().guest();
        if (guest.isPresent()) {
            List<String> nodes = disks.stream()
                    .flatMap(disk -> NodeNames.top(guest.get(), Disks.alias(disk)).stream())
                    .toList();
            GuestSnapshots.delete(guest.get(), snapshot.name(), nodes);
        } else {
            disks.forEach(disk -> Disks.path(disk).ifPresent(file -> ImageFiles.snapshot("-d", snapshot.name(), file)));
        }
    }
}
