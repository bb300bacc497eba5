package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one checkpoint.
 *
 * @param document its document, without its parent
 * @param parent the checkpoint that it builds on
 */
record CheckpointRecord(Element document, Optional<String> parent) implements Moment<CheckpointRecord> {

    /** The disks of which it knows what was written since. */
    List<CheckpointDisk> disks() {
        return document.findAll("disks/disk").stream()
                .filter(each -> each.has("checkpoint", "bitmap"))
                .map(each -> new CheckpointDisk(
                        each.attribute("name").orElse(""),
                        each.attribute("bitmap").orElseGet(this::name)))
                .toList();
    }

    /** The bitmap of one disk; empty when the checkpoint is not about it. */
    Optional<String> bitmap(String target) {
        return disks().stream()
                .filter(each -> each.target().equals(target))
                .map(CheckpointDisk::bitmap)
                .findFirst();
    }

    @Override
    public CheckpointRecord below(Optional<String> newParent) {
        return new CheckpointRecord(document, newParent);
    }
}
