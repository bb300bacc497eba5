package io.vireo.driver.qemu;

import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Undo;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a domain back to a snapshot, inside of its images or in files of its own; the caller holds the domain.
 *
 * @param domain the domain
 * @param snapshot the snapshot
 * @param flags whether it is to run afterwards
 */
record SnapshotRevert(QemuDomain domain, SnapshotRecord snapshot, Set<SnapshotRevertFlag> flags) {

    void run() {
        if (snapshot.isExternal()) {
            anew();
            return;
        }
        domain.state().guest().ifPresent(guest -> GuestStop.now(guest, Ending.FROM_SNAPSHOT));
        Element definition = domain.host().defaults().complete(snapshot.domain());
        if (domain.state().isPersistent()) {
            domain.keep(definition);
        }
        if (snapshot.isOfRunning()) {
            goOn(definition);
        } else {
            goBack(definition);
        }
    }

    /**
     * Begins anew where the snapshot was taken: new images on top of those that it left alone, because later snapshots may lie on
     * them too.
     */
    private void anew() {
        Optional<SavedImage> memory =
                snapshot.memoryFile().map(QemuStateFiles::file).map(SavedImage::read);
        boolean runs = memory.isPresent() || runs();
        try (Undo undo = new Undo("revert to snapshot " + snapshot.name())) {
            Element definition = domain.host().defaults().complete(snapshot.domain());
            for (Element disk : Disks.of(definition)) {
                if (snapshot.externalDisks().contains(Disks.target(disk))) {
                    definition = DeviceKinds.replace(definition, disk, above(disk, undo));
                }
            }
            domain.state().guest().ifPresent(guest -> GuestStop.now(guest, Ending.FROM_SNAPSHOT));
            if (domain.state().isPersistent()) {
                domain.keep(definition);
            }
            undo.keep();
            if (runs) {
                GuestStart.of(domain, boot(definition, memory));
            }
        }
    }

    private Element above(Element disk, Undo undo) {
        String base = Disks.path(disk).orElseThrow();
        String format = disk.at("driver/@type").orElse("raw");
        Path file = Path.of(base + "." + Instant.now().toEpochMilli());
        ImageFiles.create(
                "revert",
                Disks.target(disk),
                QemuStateFiles.file(file.toString()),
                "qcow2",
                ImageFacts.of(base, format).number("virtual-size").orElse(0),
                Optional.of(new ImageFiles.Below(base, format)),
                undo);
        return SnapshotMaker.lying(disk, file.toString(), "qcow2");
    }

    private Boot boot(Element definition, Optional<SavedImage> memory) {
        boolean paused = paused();
        return new Boot(
                definition,
                Optional.empty(),
                memory,
                paused ? StateReason.PAUSED_USER : StateReason.RUNNING_FROM_SNAPSHOT,
                List.of(
                        DomainLifecycle.STARTED_FROM_SNAPSHOT,
                        paused ? DomainLifecycle.SUSPENDED_FROM_SNAPSHOT : DomainLifecycle.RESUMED_FROM_SNAPSHOT));
    }

    private boolean runs() {
        return flags.contains(SnapshotRevertFlag.RUNNING) || flags.contains(SnapshotRevertFlag.PAUSED);
    }

    private boolean paused() {
        return flags.contains(SnapshotRevertFlag.PAUSED)
                || snapshot.state().equals("paused") && !flags.contains(SnapshotRevertFlag.RUNNING);
    }

    /** The images go back, and the guest boots from them if that is asked for. */
    private void goBack(Element definition) {
        disks(definition)
                .forEach(disk -> ImageFiles.snapshot(
                        "-a", snapshot.name(), Disks.path(disk).orElseThrow()));
        if (runs()) {
            GuestStart.of(domain, Boot.fresh(definition, paused(), Optional.empty()));
        }
    }

    /** A guest that has not run an instruction takes memory and images of the snapshot, and goes on from there. */
    private void goOn(Element definition) {
        QemuGuest guest = GuestStart.of(
                domain,
                new Boot(
                        definition,
                        Optional.empty(),
                        Optional.empty(),
                        StateReason.PAUSED_USER,
                        List.of(DomainLifecycle.STARTED_FROM_SNAPSHOT)));
        List<String> nodes = disks(domain.state().present()).stream()
                .map(disk -> NodeNames.top(guest, Disks.alias(disk)).orElseThrow())
                .toList();
        try {
            GuestSnapshots.load(guest, snapshot.name(), nodes);
        } catch (io.vireo.VirtException failure) {
            GuestStop.now(guest, Ending.FAILED);
            throw failure;
        }
        if (paused()) {
            guest.pause(StateReason.PAUSED_FROM_SNAPSHOT, DomainLifecycle.SUSPENDED_FROM_SNAPSHOT);
        } else {
            guest.run(StateReason.RUNNING_FROM_SNAPSHOT, DomainLifecycle.RESUMED_FROM_SNAPSHOT);
        }
    }

    private List<Element> disks(Element definition) {
        return Disks.of(definition).stream()
                .filter(disk -> snapshot.internalDisks().contains(Disks.target(disk)))
                .toList();
    }
}
