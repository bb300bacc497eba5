package io.vireo.driver.qemu;

import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot that is asked for: what becomes of each disk, and what its document will say.
 *
 * @param name its name
 * @param description what people wrote about it
 * @param disks what becomes of each disk of the domain, in their order
 * @param memory the file for the guest's memory; empty when it has none of its own
 */
record SnapshotRequest(String name, Optional<Element> description, List<DiskPart> disks, Optional<String> memory) {

    /**
     * What becomes of one disk.
     *
     * @param disk the disk as it is
     * @param way {@code no}, {@code internal} or {@code external}
     * @param file the new image of an external one
     * @param format the format of the new image
     */
    record DiskPart(Element disk, String way, Optional<String> file, String format) {

        String target() {
            return Disks.target(disk);
        }

        Element shown() {
            Element shown = Element.of("disk").with("name", target()).with("snapshot", way);
            if (file.isEmpty()) {
                return shown;
            }
            return shown.with("type", "file")
                    .add(Element.of("driver").with("type", format))
                    .add(Element.of("source").with("file", file.get()));
        }
    }

    static SnapshotRequest of(Element given, Element domain, Set<SnapshotCreateFlag> flags) {
        String name = MomentKind.SNAPSHOT.nameIn(given);
        boolean only = flags.contains(SnapshotCreateFlag.DISK_ONLY);
        Optional<String> memory = memory(given, only);
        boolean external = only || memory.isPresent();
        List<DiskPart> parts = new ArrayList<>();
        for (Element disk : Disks.of(domain)) {
            parts.add(part(disk, asked(given, disk), external, name));
        }
        requireKnown(given, parts);
        return new SnapshotRequest(name, given.child("description"), List.copyOf(parts), memory);
    }

    /** The file for the memory of the guest; empty when it is to lie in an image, or not to be kept. */
    private static Optional<String> memory(Element given, boolean disksOnly) {
        if (!given.at("memory/@snapshot").orElse("").equals("external")) {
            return Optional.empty();
        }
        if (disksOnly) {
            throw Refusal.xml("memory state cannot be saved with offline or disk-only snapshot");
        }
        String file =
                given.at("memory/@file").orElseThrow(() -> Refusal.xml("external memory snapshots require a filename"));
        return Optional.of(QemuStateFiles.file(file).toString());
    }

    private static Optional<Element> asked(Element given, Element disk) {
        return given.findAll("disks/disk").stream()
                .filter(each -> each.attribute("name").equals(Optional.of(Disks.target(disk)))
                        || each.attribute("name").equals(Disks.path(disk)))
                .findFirst();
    }

    private static void requireKnown(Element given, List<DiskPart> parts) {
        for (Element each : given.findAll("disks/disk")) {
            String name = each.attribute("name").orElse("");
            boolean known = parts.stream()
                    .anyMatch(part -> part.target().equals(name)
                            || Disks.path(part.disk()).equals(Optional.of(name)));
            if (!known) {
                throw Refusal.unsupported("no disk named '" + Seen.plain(name) + "'");
            }
        }
    }

    private static DiskPart part(Element disk, Optional<Element> asked, boolean external, String name) {
        boolean fixed = disk.child("readonly").isPresent() || Disks.path(disk).isEmpty();
        String way = asked.flatMap(each -> each.attribute("snapshot"))
                .orElse(fixed ? "no" : external || asked.flatMap(Disks::path).isPresent() ? "external" : "internal");
        if (way.equals("internal") && external) {
            throw Refusal.unsupported("disk-only flag for snapshot " + name + " requires an external file for disk "
                    + Disks.target(disk));
        }
        if (!way.equals("external")) {
            return new DiskPart(disk, way, Optional.empty(), "");
        }
        String file = asked.flatMap(Disks::path)
                .orElseGet(() -> beside(Disks.path(disk).orElseThrow(), name));
        String format = asked.flatMap(each -> each.at("driver/@type")).orElse("qcow2");
        if (!format.equals("qcow2")) {
            throw Refusal.unsupported("external snapshot format for disk " + Disks.target(disk) + " must be qcow2, not "
                    + Seen.plain(format));
        }
        return new DiskPart(disk, way, Optional.of(QemuStateFiles.file(file).toString()), format);
    }

    /** A file beside the image, named after the snapshot instead of its suffix. */
    private static String beside(String image, String name) {
        Path path = Path.of(image);
        String own = path.getFileName().toString();
        int dot = own.lastIndexOf('.');
        return path.resolveSibling((dot > 0 ? own.substring(0, dot) : own) + "." + name)
                .toString();
    }

    boolean isExternal() {
        return parts("external").findAny().isPresent();
    }

    boolean isInternal() {
        return parts("internal").findAny().isPresent();
    }

    java.util.stream.Stream<DiskPart> parts(String way) {
        return disks.stream().filter(each -> each.way().equals(way));
    }

    Element document(String state, String way, Element domain) {
        Element snapshot = Element.of("domainsnapshot").add("name", name);
        snapshot = description.isPresent() ? snapshot.add(description.get()) : snapshot;
        snapshot = snapshot.add("state", state)
                .add("creationTime", Long.toString(Instant.now().getEpochSecond()))
                .add(memory.map(file -> Element.of("memory")
                                .with("snapshot", "external")
                                .with("file", file))
                        .orElseGet(() -> Element.of("memory").with("snapshot", way)));
        if (!disks.isEmpty()) {
            snapshot = snapshot.add(Element.of("disks")
                    .addAll(disks.stream().map(DiskPart::shown).toList()));
        }
        return snapshot.add(domain.without("id"));
    }
}
