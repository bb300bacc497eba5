package io.vireo.driver.storage.fs;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.storage.PoolContent;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.PoolSizes;
import io.vireo.driver.kit.storage.PoolType;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolDeleteFlag;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A device of this host with a file system on it, mounted into a folder while the pool runs.
 *
 * @param folder what is done with the folder
 * @param files what is done with the files in it
 */
record FsPool(Folder folder, FileVolumes files) implements PoolType {

    static final List<String> FORMATS = List.of(
            "auto", "ext2", "ext3", "ext4", "ufs", "iso9660", "udf", "gfs", "gfs2", "vfat", "hfs+", "xfs", "ocfs2",
            "vmfs", "btrfs");

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Set<String> MADE = Set.of("ext2", "ext3", "ext4", "xfs", "vfat", "btrfs");
    private static final int NOTHING_FOUND = 2;

    private static final Claims KNOWN = Claims.of(
            "source/device/@path",
            "source/format/@type",
            "features/cow/@state",
            MountedFolder.OPTIONS + "/fs:option/@name");

    @Override
    public String name() {
        return "fs";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        Element source = PoolXml.only(PoolXml.source(given), "device", "format");
        String device = source.at("device/@path").orElse("");
        if (device.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "missing storage pool source device name");
        }
        if (!device.startsWith("/")) {
            throw new BadXml(
                    ErrorCode.XML_ERROR, "the source device '" + Names.shown(device) + "' is no absolute path");
        }
        Element complete = PoolXml.withTarget(given.put(PoolXml.withFormat(source, FORMATS)));
        return MountedFolder.checked(complete);
    }

    @Override
    public Element capabilities() {
        return Element.of("pool")
                .add(PoolXml.formats("poolOptions", "auto", "sourceFormatType", FORMATS))
                .add(PoolXml.volumeFormats());
    }

    @Override
    public String place(PoolDefinition pool) {
        return device(pool);
    }

    private static String device(PoolDefinition pool) {
        return pool.document().at("source/device/@path").orElse("");
    }

    private static String format(PoolDefinition pool) {
        return pool.document().at("source/format/@type").orElse("auto");
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        Flags.only(
                "virStorageBackendFileSystemBuild",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        Flags.notBoth(
                "virStorageBackendFileSystemBuild",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        folder.build(pool);
        if (flags.contains(StoragePoolBuildFlag.NO_OVERWRITE)) {
            requireEmpty(pool);
        }
        if (!flags.isEmpty()) {
            format(pool, device(pool));
        }
    }

    /** Refuses a device with something on it. */
    private static void requireEmpty(PoolDefinition pool) {
        Outcome found = ChildProcess.of(List.of("blkid", "-p", "-o", "export", "--", device(pool)))
                .run(PATIENCE);
        if (found.exit() != NOTHING_FOUND) {
            throw new AlreadyExists(
                    ErrorCode.STORAGE_POOL_BUILT,
                    "device " + device(pool) + " already formatted, or cannot be looked at: "
                            + Names.shown(found.output() + found.errors()));
        }
    }

    private static void format(PoolDefinition pool, String device) {
        String format = format(pool);
        if (!MADE.contains(format)) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "a file system of format " + format + " cannot be made; use one of "
                            + String.join(", ", MADE.stream().sorted().toList()));
        }
        List<String> force = switch (format) {
            case "ext2", "ext3", "ext4" -> List.of("-F", "-q");
            case "xfs", "btrfs" -> List.of("-f", "-q");
            default -> List.of();
        };
        List<String> command = new java.util.ArrayList<>(List.of("mkfs." + format));
        command.addAll(force);
        command.add(device);
        ChildProcess.of(command).run(PATIENCE).orFail("make a file system on " + device);
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        Flags.only("virStorageBackendDeleteLocal", flags);
        folder.delete(pool);
    }

    @Override
    public void start(PoolDefinition pool) {
        MountedFolder.start(pool, format(pool), device(pool));
    }

    @Override
    public void stop(PoolDefinition pool) {
        MountedFolder.stop(pool);
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        return MountedFolder.isThere(pool);
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        return folder.read(pool, known);
    }

    @Override
    public Optional<PoolSizes> measure(PoolDefinition pool) {
        return Optional.of(folder.sizes(pool.target()));
    }

    @Override
    public VolumeWork volumes() {
        return files;
    }
}
