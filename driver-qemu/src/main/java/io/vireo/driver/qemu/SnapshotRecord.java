package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one snapshot.
 *
 * @param document its document, without its parent
 * @param parent the snapshot that it builds on
 */
record SnapshotRecord(Element document, Optional<String> parent) implements Moment<SnapshotRecord> {

    String state() {
        return document.at("state").orElse("shutoff").strip();
    }

    boolean isOfRunning() {
        return state().equals("running") || state().equals("paused");
    }

    boolean isDiskOnly() {
        return state().equals("disk-snapshot");
    }

    /** Whether a part of it is a file of its own. */
    boolean isExternal() {
        return document.at("memory/@snapshot").orElse("").equals("external")
                || document.findAll("disks/disk").stream().anyMatch(each -> each.has("snapshot", "external"));
    }

    /** The definition of the domain when it was taken. */
    Element domain() {
        return document.child("domain").orElseThrow(() -> Refusal.internal("snapshot " + name() + " has no domain"));
    }

    /** The file with the memory of the guest, if it has one of its own. */
    Optional<String> memoryFile() {
        return document.at("memory/@file");
    }

    /** Targets of the disks whose images hold it. */
    List<String> internalDisks() {
        return disks("internal");
    }

    /** Targets of the disks whose images it left alone from then on. */
    List<String> externalDisks() {
        return disks("external");
    }

    private List<String> disks(String way) {
        return document.findAll("disks/disk").stream()
                .filter(each -> each.has("snapshot", way))
                .flatMap(each -> each.attribute("name").stream())
                .toList();
    }

    @Override
    public SnapshotRecord below(Optional<String> newParent) {
        return new SnapshotRecord(document, newParent);
    }
}
