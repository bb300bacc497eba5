package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.driver.kit.Hold;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes one snapshot: inside of the images, or as new images on top of them; the caller holds the domain. */
final class SnapshotMaker {

    private static final Set<String> WITH_SNAPSHOTS = Set.of("qcow2");

    private final QemuDomain domain;
    private final SnapshotRequest request;
    private final Set<SnapshotCreateFlag> flags;
    private final Hold hold;

    SnapshotMaker(QemuDomain domain, SnapshotRequest request, Set<SnapshotCreateFlag> flags, Hold hold) {
        this.domain = domain;
        this.request = request;
        this.flags = flags;
        this.hold = hold;
    }

    /** Takes it; its document. */
    Element make() {
        if (request.isInternal() && request.isExternal()) {
            throw Refusal.unsupported("mixing internal and external targets of a snapshot is not supported");
        }
        Optional<QemuGuest> guest = domain.state().guest();
        Element definition = guest.map(Migratable::ofGuest)
                .orElseGet(() -> Migratable.of(domain.host(), domain.state().present()));
        if (request.isExternal()) {
            request.parts("external").forEach(part -> DiskKeys.refusePlainCopy(part.disk(), "an external snapshot"));
            return external(definition, guest);
        }
        request.parts("internal").forEach(SnapshotMaker::requireInternal);
        return guest.isPresent() ? internal(guest.get(), definition) : internal(definition);
    }

    private static void requireInternal(SnapshotRequest.DiskPart part) {
        String format = part.disk().at("driver/@type").orElse("raw");
        if (!WITH_SNAPSHOTS.contains(format)) {
            throw Refusal.unsupported(
                    "internal snapshot for disk " + part.target() + " unsupported for storage type " + format);
        }
    }

    private Element internal(Element definition) {
        try (Undo undo = new Undo("snapshot " + request.name())) {
            request.parts("internal").forEach(part -> {
                String file = Disks.path(part.disk()).orElseThrow();
                ImageFiles.snapshot("-c", request.name(), file);
                undo.add("remove it from " + file, () -> ImageFiles.snapshot("-d", request.name(), file));
            });
            undo.keep();
        }
        return request.document("shutoff", "no", definition);
    }

    private Element internal(QemuGuest guest, Element definition) {
        List<String> nodes = request.parts("internal")
                .map(part -> NodeNames.top(guest, Disks.alias(part.disk())).orElseThrow())
                .toList();
        if (nodes.isEmpty()) {
            throw Refusal.unsupported("no disk of " + domain.label() + " can hold a snapshot");
        }
        String state = domain.state().isRunning() ? "running" : "paused";
        GuestSnapshots.save(guest, request.name(), nodes);
        return request.document(state, "internal", definition);
    }

    private Element external(Element definition, Optional<QemuGuest> guest) {
        if (request.memory().isPresent()) {
            return withMemory(definition, guest.orElseThrow(() -> domain.notRunning()));
        }
        if (guest.isPresent() && !flags.contains(SnapshotCreateFlag.DISK_ONLY)) {
            throw Refusal.unsupported("a snapshot of a running guest in files of its own either names the file for its"
                    + " memory or is one of its disks only: say disk-only");
        }
        try (Undo undo = new Undo("snapshot " + request.name())) {
            if (guest.isPresent()) {
                overlay(guest.get(), undo);
            } else {
                overlay(undo);
            }
            undo.keep();
        }
        return request.document(guest.isPresent() ? "disk-snapshot" : "shutoff", "no", definition);
    }

    /** The guest stands still from the first byte of its memory until its disks have their new images. */
    private Element withMemory(Element definition, QemuGuest guest) {
        Path file = QemuStateFiles.file(request.memory().orElseThrow());
        if (Files.exists(file) && !flags.contains(SnapshotCreateFlag.REUSE_EXT)) {
            throw Refusal.unsupported("memory snapshot file already exists: " + Seen.of(file.toString()));
        }
        boolean ran = domain.state().isRunning();
        try (Undo undo = new Undo("snapshot " + request.name())) {
            StateSave.beside(file, guest, definition, ran, hold);
            undo.add("remove " + file, () -> Files.deleteIfExists(file));
            overlay(guest, undo);
            undo.keep();
        } finally {
            StateSave.goOn(guest, ran);
        }
        return request.document(ran ? "running" : "paused", "external", definition);
    }

    private void overlay(Undo undo) {
        Element changed = domain.state().present();
        for (SnapshotRequest.DiskPart part : request.parts("external").toList()) {
            String image = Disks.path(part.disk()).orElseThrow();
            long size = ImageFacts.of(image, part.disk().at("driver/@type").orElse("raw"))
                    .number("virtual-size")
                    .orElse(0);
            create(part, size, undo);
            changed = DeviceKinds.replace(changed, part.disk(), lying(part));
        }
        domain.keep(changed);
    }

    private void create(SnapshotRequest.DiskPart part, long size, Undo undo) {
        if (!flags.contains(SnapshotCreateFlag.REUSE_EXT)) {
            ImageFiles.create(
                    "external snapshot",
                    part.target(),
                    QemuStateFiles.file(part.file().orElseThrow()),
                    part.format(),
                    size,
                    Optional.of(new ImageFiles.Below(
                            Disks.path(part.disk()).orElseThrow(),
                            part.disk().at("driver/@type").orElse("raw"))),
                    undo);
        }
    }

    /** The disk with its new image. */
    private static Element lying(SnapshotRequest.DiskPart part) {
        return lying(part.disk(), part.file().orElseThrow(), part.format());
    }

    static Element lying(Element disk, String file, String format) {
        Element driver =
                disk.child("driver").orElseGet(() -> Element.of("driver").with("name", "qemu"));
        return disk.with("type", "file")
                .put(driver.with("type", format))
                .put(Element.of("source").with("file", file))
                .withoutChildren("backingStore");
    }

    /** New images on top of all disks at one moment, or on none. */
    private void overlay(QemuGuest guest, Undo undo) {
        List<Json> actions = new ArrayList<>();
        List<SnapshotRequest.DiskPart> parts = request.parts("external").toList();
        for (SnapshotRequest.DiskPart part : parts) {
            create(part, QemuBlockJobs.size(guest, part.disk()), undo);
            Arguments arguments = new Arguments();
            Element image = lying(part).add(Element.of("backingStore"));
            String node = BlockNodes.add(arguments, new Device(image), NodeNames.free(guest))
                    .orElseThrow();
            MonitorOrders.give(guest, arguments, undo);
            String top = NodeNames.top(guest, Disks.alias(part.disk()))
                    .orElseThrow(() -> new InvalidState("disk " + part.target() + " is empty"));
            actions.add(Json.object()
                    .with("type", "blockdev-snapshot")
                    .with("data", Json.object().with("node", top).with("overlay", node)));
        }
        GuestFreeze.during(
                guest,
                flags.contains(SnapshotCreateFlag.QUIESCE),
                () -> guest.execute("transaction", Json.object().with("actions", Json.array(actions))));
        parts.forEach(part -> DiskChains.refresh(guest, Disks.alias(part.disk())));
    }
}
