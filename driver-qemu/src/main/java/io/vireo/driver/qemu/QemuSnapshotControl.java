package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.domain.SnapshotChildFlag;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotDeleteFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.SnapshotXmlFlag;
import io.vireo.xml.Element;
import java.util.ArrayList;
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

    private SnapshotTree tree() {
        return SnapshotTree.of(domain);
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
        SnapshotTree tree = tree();
        return tree.require(name)
                .parent()
                .map(tree::require)
                .map(this::ref)
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_DOMAIN_SNAPSHOT, "snapshot '" + name + "' does not have a parent"));
    }

    @Override
    public List<SnapshotRef> listChildren(Set<SnapshotChildFlag> flags) {
        SnapshotTree tree = tree();
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
        SnapshotTree tree = tree();
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
            SnapshotTree tree = tree();
            SnapshotRecord snapshot = tree.require(name);
            if (snapshot.isExternal()) {
                throw Refusal.unsupported("revert to external snapshot not supported yet");
            }
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
            SnapshotTree tree = tree();
            List<SnapshotRecord> gone = gone(tree, flags);
            boolean images = !flags.contains(SnapshotDeleteFlag.METADATA_ONLY);
            long external = gone.stream().filter(SnapshotRecord::isExternal).count();
            if (images && external > 0) {
                throw Refusal.unsupported("deletion of " + external + " external disk snapshots not supported yet");
            }
            SnapshotTree rest = tree;
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

    /** Those to delete, the farthest first. */
    private List<SnapshotRecord> gone(SnapshotTree tree, Set<SnapshotDeleteFlag> flags) {
        SnapshotRecord self = tree.require(name);
        boolean childrenOnly = flags.contains(SnapshotDeleteFlag.CHILDREN_ONLY);
        List<SnapshotRecord> gone = new ArrayList<>();
        if (childrenOnly || flags.contains(SnapshotDeleteFlag.CHILDREN)) {
            gone.addAll(tree.descendants(name));
            java.util.Collections.reverse(gone);
        }
        if (!childrenOnly) {
            gone.add(self);
        }
        return gone;
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
