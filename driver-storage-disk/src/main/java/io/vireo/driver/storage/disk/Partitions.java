package io.vireo.driver.storage.disk;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.storage.BlockCopy;
import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The partitions of a disk. */
final class Partitions implements VolumeWork {

    static final List<String> FORMATS =
            List.of("none", "linux", "fat16", "fat32", "linux-swap", "linux-lvm", "linux-raid", "extended");

    private static final int APPEARS_MILLIS = 3000;

    static Volume volume(PoolDefinition pool, PartitionTable.Area area) {
        String name = name(pool, area.number());
        Path path = pool.target().resolve(name);
        Element source = Element.of("device")
                .with("path", DiskPool.device(pool).toString())
                .add(Element.of("extent").with("start", area.start()).with("end", area.start() + area.length()));
        return new Volume(
                name,
                path.toString(),
                path,
                StorageVolType.BLOCK,
                "none",
                new Volume.Size(area.length(), area.length(), area.length()),
                FileStat.ofDevice(path),
                Volume.Details.NONE,
                List.of(source));
    }

    /** As the kernel names it: {@code sda1}, but {@code loop0p1}. */
    private static String name(PoolDefinition pool, int number) {
        String disk = DiskPool.device(pool).getFileName().toString();
        boolean digit = Character.isDigit(disk.charAt(disk.length() - 1));
        boolean separated = pool.document()
                .at("source/device/@part_separator")
                .map("yes"::equals)
                .orElse(digit);
        return disk + (separated ? "p" : "") + number;
    }

    private static Optional<PartitionTable.Area> area(PoolDefinition pool, Volume volume) {
        return PartitionTable.read(DiskPool.device(pool)).partitions().stream()
                .filter(each -> name(pool, each.number()).equals(volume.name()))
                .findFirst();
    }

    @Override
    public Volume create(
            PoolDefinition pool, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around) {
        requirePlain(wanted);
        PartitionTable before = PartitionTable.read(DiskPool.device(pool));
        long length = wanted.capacity().orElse(0);
        PartitionTable.Area place = before.place(length)
                .orElseThrow(() -> new VirtException(ErrorCode.INTERNAL_ERROR, "no large enough free extent"));
        // Refused before anything is changed: nobody would know the other name after a kill.
        requireName(wanted, name(pool, before.nextNumber()));
        try (Undo undo = new Undo("creation of a partition of " + length + " bytes")) {
            before.make(place, DiskPool.format(pool).equals("gpt"));
            PartitionTable.Area made = added(pool, before);
            undo.add("remove it", () -> before.remove(made.number()));
            Volume volume = volume(pool, made);
            requireName(wanted, volume.name());
            awaitNode(volume);
            undo.keep();
            return volume(pool, made);
        }
    }

    private static void requirePlain(VolumeRequest wanted) {
        if (wanted.encryption().isPresent() || wanted.backing().isPresent()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, "a partition has neither encryption nor a backing store");
        }
        String format = wanted.format().orElse("none");
        if (!format.equals("none") && !format.equals("linux")) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "a partition of format " + Names.shown(format) + " is not made; use none or linux");
        }
        if (wanted.capacity().orElse(0) == 0) {
            throw new BadXml(ErrorCode.XML_ERROR, "a partition cannot be empty");
        }
    }

    private static PartitionTable.Area added(PoolDefinition pool, PartitionTable before) {
        List<PartitionTable.Area> old = before.partitions();
        return PartitionTable.read(DiskPool.device(pool)).partitions().stream()
                .filter(each -> old.stream().noneMatch(known -> known.number() == each.number()))
                .findFirst()
                .orElseThrow(() -> new VirtException(
                        ErrorCode.INTERNAL_ERROR, "parted made no partition on " + DiskPool.device(pool)));
    }

    /** The kernel names partitions, nobody else. */
    private static void requireName(VolumeRequest wanted, String made) {
        if (!wanted.name().equals(made)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "invalid partition name '" + wanted.name() + "', expected '" + made + "'");
        }
    }

    /** The node of a new partition appears a moment after it was made. */
    private static void awaitNode(Volume volume) {
        long end = System.nanoTime() + APPEARS_MILLIS * 1_000_000L;
        try {
            while (!Files.exists(volume.path()) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new VirtException(ErrorCode.OPERATION_ABORTED, "waiting for " + volume.path() + " was interrupted");
        }
    }

    @Override
    public Volume createFrom(
            PoolDefinition pool,
            VolumeRequest wanted,
            Volume original,
            Set<StorageVolCreateFlag> flags,
            Surroundings around) {
        try (Undo undo = new Undo("creation of volume " + wanted.name())) {
            Volume made = create(pool, wanted, flags, around);
            undo.add("remove " + made.path(), () -> delete(pool, made, Set.of()));
            BlockCopy.of(original, made, around.progress());
            undo.keep();
            return made;
        }
    }

    @Override
    public Volume refreshed(Volume volume) {
        Optional<FileStat> now = FileStat.ofDevice(volume.path());
        if (now.isEmpty() && volume.stat().isPresent()) {
            throw new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + volume.path() + "'");
        }
        return volume.with(volume.size(), now);
    }

    @Override
    public void delete(PoolDefinition pool, Volume volume, Set<StorageVolDeleteFlag> flags) {
        area(pool, volume)
                .ifPresent(each -> PartitionTable.read(DiskPool.device(pool)).remove(each.number()));
    }
}
