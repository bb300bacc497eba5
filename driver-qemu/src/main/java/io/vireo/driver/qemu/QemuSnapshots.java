package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.domain.SnapshotListFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.Snapshots;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.LockLevel;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The snapshots of a domain. */
final class QemuSnapshots implements Snapshots {

    private final QemuDomain domain;

    QemuSnapshots(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public SnapshotRef createSnapshot(String xml, Set<SnapshotCreateFlag> flags) {
        Element given = MomentKind.SNAPSHOT.parse(xml);
        try (Hold hold = domain.lock().acquire(LockLevel.MODIFY, "take a snapshot", QemuDomain.PATIENCE)) {
            String name =
                    flags.contains(SnapshotCreateFlag.REDEFINE) ? describe(given, flags) : take(given, flags, hold);
            return new SnapshotRef(name, domain.ref());
        }
    }

    private MomentTree<SnapshotRecord> tree() {
        return MomentTree.of(MomentKind.SNAPSHOT, domain);
    }

    private String take(Element given, Set<SnapshotCreateFlag> flags, Hold hold) {
        boolean halt = flags.contains(SnapshotCreateFlag.HALT);
        if (halt && !domain.state().isPersistent()) {
            throw new InvalidState("cannot halt after transient domain snapshot");
        }
        if (flags.contains(SnapshotCreateFlag.QUIESCE) && !flags.contains(SnapshotCreateFlag.DISK_ONLY)) {
            throw Refusal.unsupported("quiesce needs a snapshot of the disks only");
        }
        MomentTree<SnapshotRecord> tree = tree();
        SnapshotRequest request = SnapshotRequest.of(given, domain.state().present(), flags);
        boolean recorded = !flags.contains(SnapshotCreateFlag.NO_METADATA);
        if (recorded) {
            tree.requireFree(request.name());
        }
        Element document = new SnapshotMaker(domain, request, flags, hold).make();
        if (recorded) {
            tree.with(new SnapshotRecord(document, Optional.empty())).keep(domain);
        }
        if (halt) {
            domain.state().guest().ifPresent(guest -> GuestStop.now(guest, Ending.FROM_SNAPSHOT));
        }
        return request.name();
    }

    private String describe(Element given, Set<SnapshotCreateFlag> flags) {
        if (given.child("creationTime").isEmpty()) {
            throw Refusal.internal("missing creationTime from existing snapshot");
        }
        if (given.child("state").isEmpty()) {
            throw Refusal.xml("missing state from existing snapshot");
        }
        Element definition = given.child("domain").orElseThrow(() -> Refusal.internal("missing domain in snapshot"));
        if (!DomainDefinitions.uuidOf(definition).equals(domain.uuid())) {
            throw Refusal.invalid(
                    "definition for snapshot " + MomentKind.SNAPSHOT.nameIn(given) + " must use uuid " + domain.uuid());
        }
        SnapshotRecord made = new SnapshotRecord(
                given.withoutChildren("parent").withoutChildren("active"),
                given.at("parent/name").map(String::strip));
        MomentKind.SNAPSHOT.nameIn(given);
        tree().described(made, flags.contains(SnapshotCreateFlag.CURRENT)).keep(domain);
        return made.name();
    }

    @Override
    public List<SnapshotRef> listSnapshots(Set<SnapshotListFlag> flags) {
        MomentTree<SnapshotRecord> tree = tree();
        return tree.all().stream()
                .filter(new SnapshotFilter(tree, flags))
                .map(each -> new SnapshotRef(each.name(), domain.ref()))
                .toList();
    }

    @Override
    public SnapshotRef snapshotByName(String name) {
        return new SnapshotRef(tree().require(name).name(), domain.ref());
    }

    @Override
    public SnapshotRef currentSnapshot() {
        return new SnapshotRef(tree().requireCurrent().name(), domain.ref());
    }

    @Override
    public boolean hasCurrentSnapshot() {
        return tree().current().isPresent();
    }
}
