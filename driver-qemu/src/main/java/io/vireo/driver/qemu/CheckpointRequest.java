package io.vireo.driver.qemu;

import io.vireo.InvalidState;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint that is asked for: which disks it is about, and what its document will say.
 *
 * @param name its name
 * @param description what people wrote about it
 * @param disks every disk of the domain
 */
record CheckpointRequest(String name, Optional<Element> description, List<Part> disks) {

    /**
     * What becomes of one disk.
     *
     * @param disk the disk as it is
     * @param bitmap the bitmap that is to begin in its image; empty when the checkpoint is not about it
     */
    record Part(Element disk, Optional<String> bitmap) {

        Element shown() {
            Element shown = Element.of("disk")
                    .with("name", Disks.target(disk))
                    .with("checkpoint", bitmap.isPresent() ? "bitmap" : "no");
            return bitmap.isPresent() ? shown.with("bitmap", bitmap.get()) : shown;
        }
    }

    static CheckpointRequest of(Element given, Element domain) {
        String name = MomentKind.CHECKPOINT.nameIn(given);
        List<Element> disks = Disks.of(domain);
        if (disks.isEmpty()) {
            throw Refusal.unsupported("domain must have at least one disk to perform checkpoints");
        }
        List<Element> asked = given.findAll("disks/disk");
        for (Element each : asked) {
            String target = each.attribute("name").orElse("");
            if (disks.stream().noneMatch(disk -> Disks.target(disk).equals(target))) {
                throw Refusal.unsupported("no disk named '" + Seen.plain(target) + "'");
            }
        }
        List<Part> parts = new ArrayList<>();
        for (Element disk : disks) {
            parts.add(part(disk, asked, name));
        }
        return new CheckpointRequest(name, given.child("description"), List.copyOf(parts));
    }

    private static Part part(Element disk, List<Element> asked, String name) {
        Optional<Element> wish = asked.stream()
                .filter(each -> each.attribute("name").equals(Optional.of(Disks.target(disk))))
                .findFirst();
        boolean fixed =
                disk.child("readonly").isPresent() || disk.child("source").isEmpty();
        boolean wanted = wish.map(each -> !each.has("checkpoint", "no")).orElse(asked.isEmpty() && !fixed);
        if (!wanted) {
            return new Part(disk, Optional.empty());
        }
        if (fixed) {
            throw Refusal.unsupported("disk '" + Disks.target(disk) + "' is empty or readonly");
        }
        String format = disk.at("driver/@type").orElse("raw");
        if (!format.equals("qcow2")) {
            throw Refusal.unsupported("checkpoint for disk " + Disks.target(disk) + " unsupported for storage type "
                    + Seen.plain(format));
        }
        return new Part(disk, wish.flatMap(each -> each.attribute("bitmap")).or(() -> Optional.of(name)));
    }

    /** What QEMU has to do at the moment of the checkpoint. */
    List<Json> actions(QemuGuest guest) {
        List<Json> actions = new ArrayList<>();
        for (Part part : disks) {
            part.bitmap()
                    .ifPresent(bitmap -> actions.add(Bitmaps.adding(
                            NodeNames.top(guest, Disks.alias(part.disk()))
                                    .orElseThrow(
                                            () -> new InvalidState("disk " + Disks.target(part.disk()) + " is empty")),
                            bitmap)));
        }
        return actions;
    }

    CheckpointRecord record(Element domain) {
        Element document = Element.of("domaincheckpoint").add("name", name);
        document = description.isPresent() ? document.add(description.get()) : document;
        document = document.add("creationTime", Long.toString(Instant.now().getEpochSecond()))
                .add(Element.of("disks").addAll(disks.stream().map(Part::shown).toList()))
                .add(domain);
        return new CheckpointRecord(document, Optional.empty());
    }
}
