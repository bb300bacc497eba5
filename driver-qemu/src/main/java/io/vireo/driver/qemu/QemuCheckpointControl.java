package io.vireo.driver.qemu;

import io.vireo.domain.CheckpointChildFlag;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.CheckpointDeleteFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.CheckpointXmlFlag;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One checkpoint of a domain. */
final class QemuCheckpointControl implements CheckpointControl {

    private final String name;
    private final QemuDomain domain;

    QemuCheckpointControl(OpenCheckpoint open) {
        this.name = open.name();
        this.domain = open.domain();
    }

    private MomentTree<CheckpointRecord> tree() {
        return MomentTree.of(MomentKind.CHECKPOINT, domain);
    }

    @Override
    public String xmlDesc(Set<CheckpointXmlFlag> flags) {
        CheckpointRecord checkpoint = tree().require(name);
        Element shown = checkpoint.shown();
        if (flags.contains(CheckpointXmlFlag.SIZE)) {
            shown = domain.query("size of a checkpoint", () -> sized(checkpoint));
        }
        if (flags.contains(CheckpointXmlFlag.NO_DOMAIN)) {
            return shown.withoutChildren("domain").toString();
        }
        boolean secrets = flags.contains(CheckpointXmlFlag.SECURE);
        return (secrets ? shown : shown.mapChildren("domain", XmlView::withoutSecrets)).toString();
    }

    private Element sized(CheckpointRecord checkpoint) {
        QemuGuest guest = domain.guest();
        return checkpoint
                .shown()
                .mapChildren(
                        "disks",
                        disks -> disks.mapChildren("disk", disk -> {
                            Optional<String> bitmap =
                                    checkpoint.bitmap(disk.attribute("name").orElse(""));
                            return bitmap.isEmpty() ? disk : sized(guest, disk, bitmap.get());
                        }));
    }

    private Element sized(QemuGuest guest, Element shown, String bitmap) {
        Element disk = Disks.find(domain, shown.attribute("name").orElse(""));
        long size = Bitmaps.of(guest, disk, bitmap).stream()
                .mapToLong(Bitmaps.Bitmap::dirty)
                .sum();
        return shown.with("size", Long.toString(size));
    }

    @Override
    public CheckpointRef parent() {
        return ref(tree().requireParent(name));
    }

    private CheckpointRef ref(CheckpointRecord checkpoint) {
        return new CheckpointRef(checkpoint.name(), domain.ref());
    }

    @Override
    public List<CheckpointRef> listChildren(Set<CheckpointChildFlag> flags) {
        MomentTree<CheckpointRecord> tree = tree();
        tree.require(name);
        List<CheckpointRecord> all =
                flags.contains(CheckpointChildFlag.DESCENDANTS) ? tree.descendants(name) : tree.children(name);
        return all.stream()
                .filter(each -> QemuCheckpoints.asked(
                        flags.contains(CheckpointChildFlag.LEAVES),
                        flags.contains(CheckpointChildFlag.NO_LEAVES),
                        tree.children(each.name()).isEmpty()))
                .map(this::ref)
                .toList();
    }

    @Override
    public void delete(Set<CheckpointDeleteFlag> flags) {
        domain.modify("delete a checkpoint", () -> {
            MomentTree<CheckpointRecord> tree = tree();
            boolean only = flags.contains(CheckpointDeleteFlag.CHILDREN_ONLY);
            List<CheckpointRecord> gone =
                    tree.branch(name, !only, only || flags.contains(CheckpointDeleteFlag.CHILDREN));
            for (CheckpointRecord each : gone) {
                if (!flags.contains(CheckpointDeleteFlag.METADATA_ONLY)) {
                    each.disks().forEach(this::removeBitmap);
                }
                // Kept after each one, so that what is left behind by a failure is known.
                tree = tree.without(each.name());
                tree.keep(domain);
            }
        });
    }

    private void removeBitmap(CheckpointDisk bitmap) {
        Optional<Element> disk = Disks.of(domain.state().present()).stream()
                .filter(each -> Disks.target(each).equals(bitmap.target()))
                .findFirst();
        if (disk.isEmpty()) {
            return;
        }
        Optional<QemuGuest> guest = domain.state().guest();
        if (guest.isPresent()) {
            Bitmaps.of(guest.get(), disk.get(), bitmap.bitmap()).forEach(each -> Bitmaps.remove(guest.get(), each));
        } else {
            Disks.path(disk.get()).ifPresent(file -> ImageFiles.removeBitmap(file, bitmap.bitmap()));
        }
    }
}
