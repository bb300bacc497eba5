package io.vireo.driver.qemu;

import io.vireo.TypedParameters;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What the disks of a guest have done and how large they are, as {@code block.N.*}. */
final class DiskNumbers {

    private DiskNumbers() {}

    static void add(TypedParameters.Builder values, QemuGuest guest, Element live) {
        Map<String, Json> stats = Disks.byAlias(guest.execute("query-blockstats"));
        Map<String, Json> images = Disks.byAlias(guest.execute("query-block"));
        List<Element> disks = Disks.of(live);
        values.ofUint("block.count", disks.size());
        for (int i = 0; i < disks.size(); i++) {
            String prefix = "block." + i + ".";
            Element disk = disks.get(i);
            values.ofString(prefix + "name", Disks.target(disk));
            Disks.path(disk).ifPresent(path -> values.ofString(prefix + "path", path));
            index(images.getOrDefault(Disks.alias(disk), Json.NULL))
                    .ifPresent(index -> values.ofUint(prefix + "backingIndex", index));
            counts(
                    values,
                    prefix,
                    stats.getOrDefault(Disks.alias(disk), Json.NULL).get("stats"));
            sizes(
                    values,
                    prefix,
                    images.getOrDefault(Disks.alias(disk), Json.NULL)
                            .get("inserted")
                            .get("image"),
                    stats.getOrDefault(Disks.alias(disk), Json.NULL));
        }
    }

    /** The number of the image that the drive shows; our nodes are called {@code disk1-format}. */
    private static OptionalInt index(Json drive) {
        String node = drive.get("inserted").text("node-name").orElse("");
        String stem = node.replaceFirst("-format$", "").replaceFirst("^disk", "");
        return stem.matches("[0-9]{1,6}") ? OptionalInt.of(Integer.parseInt(stem)) : OptionalInt.empty();
    }

    private static void counts(TypedParameters.Builder values, String prefix, Json stats) {
        add(values, prefix + "rd.reqs", stats, "rd_operations");
        add(values, prefix + "rd.bytes", stats, "rd_bytes");
        add(values, prefix + "rd.times", stats, "rd_total_time_ns");
        add(values, prefix + "wr.reqs", stats, "wr_operations");
        add(values, prefix + "wr.bytes", stats, "wr_bytes");
        add(values, prefix + "wr.times", stats, "wr_total_time_ns");
        add(values, prefix + "fl.reqs", stats, "flush_operations");
        add(values, prefix + "fl.times", stats, "flush_total_time_ns");
    }

    private static void sizes(TypedParameters.Builder values, String prefix, Json image, Json stats) {
        stats.get("parent")
                .get("stats")
                .number("wr_highest_offset")
                .ifPresent(offset -> values.ofUllong(prefix + "allocation", offset));
        add(values, prefix + "capacity", image, "virtual-size");
        image.text("filename")
                .map(DiskNumbers::size)
                .filter(size -> size >= 0)
                .ifPresent(size -> values.ofUllong(prefix + "physical", size));
    }

    private static long size(String file) {
        try {
            return Files.size(Path.of(file));
        } catch (java.io.IOException | java.nio.file.InvalidPathException unreadable) {
            return -1;
        }
    }

    private static void add(TypedParameters.Builder values, String name, Json from, String member) {
        from.number(member).ifPresent(number -> values.ofUllong(name, number));
    }
}
