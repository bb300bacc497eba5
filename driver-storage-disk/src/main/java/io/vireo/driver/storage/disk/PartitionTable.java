package io.vireo.driver.storage.disk;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A disk, as {@code parted} sees and changes it.
 *
 * @param device the disk
 * @param size how large it is, in bytes
 * @param label the kind of table that is on it; {@code unknown} for none
 * @param areas its partitions and what is free between them, in the order in which they lie
 */
record PartitionTable(Path device, long size, String label, List<Area> areas) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long ALIGNED = 1 << 20;
    private static final int SIZE = 1;
    private static final int LABEL = 5;

    /**
     * A part of a disk.
     *
     * @param number the number of the partition; 0 for what is free
     * @param start its first byte
     * @param end its last byte
     */
    record Area(int number, long start, long end) {

        long length() {
            return end - start + 1;
        }

        boolean isFree() {
            return number == 0;
        }
    }

    /** Reads what is on a disk. */
    static PartitionTable read(Path device) {
        Outcome outcome = run(device, List.of("--machine", "--script"), List.of("unit", "B", "print", "free"));
        List<String[]> lines = outcome.output()
                .lines()
                .map(line -> line.replaceFirst(";$", "").split(":"))
                .toList();
        Optional<String[]> disk = lines.stream()
                .filter(each -> each.length > LABEL && each[0].equals(device.toString()))
                .findFirst();
        if (disk.isEmpty()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot read the partitions of " + device + ": parted ended with status " + outcome.exit() + ": "
                            + outcome.errors().strip());
        }
        List<Area> areas = lines.stream()
                .filter(each -> each.length >= 5 && each[0].matches("[0-9]+") && each[1].endsWith("B"))
                .map(each -> new Area(
                        each[4].equals("free") ? 0 : Integer.parseInt(each[0]), bytes(each[1]), bytes(each[2])))
                .toList();
        return new PartitionTable(device, bytes(disk.get()[SIZE]), disk.get()[LABEL], areas);
    }

    private static long bytes(String text) {
        return Long.parseLong(text.substring(0, text.length() - 1));
    }

    boolean isEmpty() {
        return label.equals("unknown");
    }

    List<Area> partitions() {
        return areas.stream().filter(area -> !area.isFree()).toList();
    }

    /** The number that the next partition gets: the lowest that is free. */
    int nextNumber() {
        return IntStream.iterate(1, number -> number + 1)
                .filter(number -> partitions().stream().noneMatch(each -> each.number() == number))
                .findFirst()
                .orElseThrow();
    }

    long free() {
        return areas.stream().filter(Area::isFree).mapToLong(Area::length).sum();
    }

    /** The smallest free area that holds so many bytes, cut to that length, on the borders that disks like. */
    Optional<Area> place(long length) {
        return areas.stream()
                .filter(Area::isFree)
                .map(area -> new Area(0, aligned(area.start()), area.end()))
                .filter(area -> area.length() >= length)
                .min(java.util.Comparator.comparingLong(Area::length))
                .map(area -> new Area(0, area.start(), area.start() + length - 1));
    }

    private static long aligned(long start) {
        return Math.max(ALIGNED, (start + ALIGNED - 1) / ALIGNED * ALIGNED);
    }

    void make(Area area, boolean named) {
        require(
                device,
                List.of("mkpart", named ? "vireo" : "primary", area.start() + "B", area.end() + "B"),
                "make a partition on " + device);
    }

    void remove(int number) {
        require(device, List.of("rm", Integer.toString(number)), "remove partition " + number + " of " + device);
    }

    /** Puts an empty table onto a disk; what was on it is lost. */
    static void label(Path device, String label) {
        require(device, List.of("mklabel", label), "make a partition table on " + device);
    }

    private static void require(Path device, List<String> words, String what) {
        Outcome outcome = run(device, List.of("--script"), words);
        if (!outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot " + what + ": parted ended with status " + outcome.exit() + ": "
                            + (outcome.errors() + outcome.output()).strip());
        }
    }

    private static Outcome run(Path device, List<String> options, List<String> words) {
        if (ChildProcess.find("parted").isEmpty()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, "parted is not installed; it comes with the package parted");
        }
        List<String> command = new ArrayList<>(List.of("parted"));
        command.addAll(options);
        command.add(device.toString());
        command.addAll(words);
        return ChildProcess.of(command).run(PATIENCE);
    }
}
