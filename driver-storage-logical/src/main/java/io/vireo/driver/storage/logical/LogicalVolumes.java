package io.vireo.driver.storage.logical;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.storage.BlockCopy;
import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.Permissions;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The logical volumes of a group. */
final class LogicalVolumes implements VolumeWork {

    private static final int KIB = 1024;

    static Volume volume(Path target, VolumeGroup.Logical found) {
        Path path = target.resolve(found.name());
        Optional<Volume.Backing> origin = found.origin().isEmpty()
                ? Optional.empty()
                : Optional.of(new Volume.Backing(
                        target.resolve(found.origin()).toString(), "raw", Optional.empty(), Permissions.ANY));
        List<Element> sources = found.devices().stream()
                .filter(each -> !each.isBlank())
                .map(each -> Element.of("device").with("path", each.replaceFirst("\\([0-9]+\\)$", "")))
                .toList();
        return new Volume(
                found.name(),
                found.uuid(),
                path,
                StorageVolType.BLOCK,
                "raw",
                new Volume.Size(found.size(), found.size(), found.size()),
                FileStat.ofDevice(path),
                new Volume.Details(origin, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty()),
                sources);
    }

    @Override
    public Volume create(
            PoolDefinition pool, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around) {
        VolumeGroup group = LogicalPool.group(pool);
        VolumeGroup.require(command(group, wanted), "make volume " + wanted.name());
        return found(pool, wanted.name());
    }

    private static List<String> command(VolumeGroup group, VolumeRequest wanted) {
        VolumeGroup.checked(wanted.name(), "logical volume");
        if (wanted.encryption().isPresent()
                || wanted.format().filter(each -> !each.equals("raw")).isPresent()) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED, "a logical volume is raw: leave format and encryption out");
        }
        long capacity = wanted.capacity().orElse(0);
        long allocation = Math.min(capacity, wanted.allocation().orElse(capacity));
        if (capacity == 0) {
            throw new BadXml(ErrorCode.XML_ERROR, "a logical volume cannot be empty");
        }
        List<String> command = new ArrayList<>(List.of("lvcreate", "-q", "-Wy", "--yes", "--name", wanted.name()));
        if (wanted.backing().isPresent()) {
            String origin = VolumeGroup.checked(
                    Path.of(wanted.backing().get().path()).getFileName().toString(), "logical volume");
            command.addAll(List.of("-L", kib(capacity), "--snapshot", "--", group.name() + "/" + origin));
        } else if (allocation < capacity) {
            command.addAll(List.of(
                    "--type",
                    "snapshot",
                    "-L",
                    kib(Math.max(allocation, KIB)),
                    "--virtualsize",
                    kib(capacity),
                    "--",
                    group.name()));
        } else {
            command.addAll(List.of("-L", kib(capacity), "--", group.name()));
        }
        return command;
    }

    private static String kib(long bytes) {
        return (bytes / KIB + (bytes % KIB > 0 ? 1 : 0)) + "K";
    }

    private static Volume found(PoolDefinition pool, String name) {
        return LogicalPool.group(pool).volumes().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> volume(pool.target(), each))
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching name '" + name + "'"));
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

    /** LVM says when, to the second; a volume need not have a device that would. */
    @Override
    public boolean isOlder(PoolDefinition pool, Volume volume, Instant moment) {
        return LogicalPool.group(pool)
                .made(volume.name())
                .filter(each -> each >= moment.getEpochSecond())
                .isEmpty();
    }

    @Override
    public void delete(PoolDefinition pool, Volume volume, Set<StorageVolDeleteFlag> flags) {
        VolumeGroup group = LogicalPool.group(pool);
        boolean there = group.volumes().stream().anyMatch(each -> each.name().equals(volume.name()));
        if (there) {
            VolumeGroup.require(
                    List.of("lvremove", "-q", "-f", "--", group.name() + "/" + volume.name()),
                    "remove volume " + volume.name());
        }
    }

    @Override
    public void resize(
            PoolDefinition pool, Volume volume, long capacity, Set<StorageVolResizeFlag> flags, Surroundings around) {
        VolumeGroup.require(
                List.of(
                        "lvresize",
                        "-q",
                        "-f",
                        "-L",
                        kib(capacity),
                        "--",
                        LogicalPool.group(pool).name() + "/" + volume.name()),
                "resize volume " + volume.name());
    }
}
