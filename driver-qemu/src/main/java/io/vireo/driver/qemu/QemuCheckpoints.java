package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.CheckpointCreateFlag;
import io.vireo.domain.CheckpointListFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.Checkpoints;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The checkpoints of a domain, each a bitmap in every image that it is about. */
final class QemuCheckpoints implements Checkpoints {

    private final QemuDomain domain;

    QemuCheckpoints(OpenDomain open) {
        this.domain = open.domain();
    }

    private MomentTree<CheckpointRecord> tree() {
        return MomentTree.of(MomentKind.CHECKPOINT, domain);
    }

    @Override
    public CheckpointRef createCheckpoint(String xml, Set<CheckpointCreateFlag> flags) {
        Element given = MomentKind.CHECKPOINT.parse(xml);
        boolean known = flags.contains(CheckpointCreateFlag.REDEFINE);
        Supplier<String> work = () -> known
                ? describe(given, flags.contains(CheckpointCreateFlag.REDEFINE_VALIDATE))
                : create(given, flags.contains(CheckpointCreateFlag.QUIESCE));
        String name = domain.lock().call(LockLevel.MODIFY, "create a checkpoint", QemuDomain.PATIENCE, work);
        return new CheckpointRef(name, domain.ref());
    }

    private String create(Element given, boolean quiesce) {
        QemuGuest guest = requireGuest(domain);
        MomentTree<CheckpointRecord> tree = tree();
        CheckpointRequest request = CheckpointRequest.of(given, domain.state().present());
        tree.requireFree(request.name());
        GuestFreeze.during(
                guest,
                quiesce,
                () -> guest.execute("transaction", Json.object().with("actions", Json.array(request.actions(guest)))));
        tree.with(request.record(Migratable.ofGuest(guest))).keep(domain);
        return request.name();
    }

    /** The guest that a checkpoint is to be made of; bitmaps of images that nobody has open do not begin at a moment. */
    static QemuGuest requireGuest(QemuDomain domain) {
        if (MomentTree.any(MomentKind.SNAPSHOT, domain)) {
            throw new Unsupported(ErrorCode.OPERATION_UNSUPPORTED, "cannot create checkpoint while snapshot exists");
        }
        return domain.state()
                .guest()
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.OPERATION_UNSUPPORTED, "cannot create checkpoint for inactive domain"));
    }

    private String describe(Element given, boolean validate) {
        String name = MomentKind.CHECKPOINT.nameIn(given);
        if (given.child("creationTime").isEmpty()) {
            throw Refusal.internal("missing creationTime from existing checkpoint");
        }
        given.child("domain")
                .filter(each -> !DomainDefinitions.uuidOf(each).equals(domain.uuid()))
                .ifPresent(other -> {
                    throw Refusal.invalid("definition for checkpoint " + name + " must use uuid " + domain.uuid());
                });
        CheckpointRecord made = new CheckpointRecord(
                given.withoutChildren("parent"), given.at("parent/name").map(String::strip));
        if (validate) {
            requireBitmaps(domain.guest(), made);
        }
        MomentTree<CheckpointRecord> tree = tree();
        boolean last = tree.current().isEmpty() || tree.current().equals(made.parent());
        tree.described(made, last).keep(domain);
        return made.name();
    }

    private void requireBitmaps(QemuGuest guest, CheckpointRecord checkpoint) {
        for (CheckpointDisk each : checkpoint.disks()) {
            Element disk = Disks.find(domain, each.target());
            if (Bitmaps.of(guest, disk, each.bitmap()).isEmpty()) {
                throw inconsistent(each);
            }
        }
    }

    static VirtException inconsistent(CheckpointDisk disk) {
        return new VirtException(
                ErrorCode.CHECKPOINT_INCONSISTENT,
                "missing or broken bitmap '" + disk.bitmap() + "' for disk '" + disk.target() + "'");
    }

    @Override
    public List<CheckpointRef> listCheckpoints(Set<CheckpointListFlag> flags) {
        MomentTree<CheckpointRecord> tree = tree();
        return tree.all().stream()
                .filter(each -> !flags.contains(CheckpointListFlag.ROOTS)
                        || each.parent().isEmpty())
                .filter(each -> asked(
                        flags.contains(CheckpointListFlag.LEAVES),
                        flags.contains(CheckpointListFlag.NO_LEAVES),
                        tree.children(each.name()).isEmpty()))
                .map(each -> new CheckpointRef(each.name(), domain.ref()))
                .toList();
    }

    static boolean asked(boolean leaves, boolean others, boolean leaf) {
        return leaves == others || leaves == leaf;
    }

    @Override
    public CheckpointRef checkpointByName(String name) {
        return new CheckpointRef(tree().require(name).name(), domain.ref());
    }

    /** The bitmap of a disk from which a backup takes what was written since a checkpoint. */
    static Optional<List<Bitmaps.Bitmap>> since(QemuGuest guest, Element disk, CheckpointRecord checkpoint) {
        return checkpoint.bitmap(Disks.target(disk)).map(name -> {
            List<Bitmaps.Bitmap> found = Bitmaps.of(guest, disk, name);
            if (found.isEmpty() || !found.stream().allMatch(Bitmaps.Bitmap::sound)) {
                throw inconsistent(new CheckpointDisk(Disks.target(disk), name));
            }
            return found;
        });
    }
}
