package io.vireo.driver.storage.gluster;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.FolderScan;
import io.vireo.driver.kit.storage.ImageHeader;
import io.vireo.driver.kit.storage.Permissions;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files on GlusterFS as volumes: listed, read, written, wiped and deleted. What is put there comes by the server, or by a pool
 * of type {@code netfs} on the same volume.
 *
 * @param scan tells what is in a folder
 */
record GlusterFiles(FolderScan scan) implements VolumeWork {

    /** The volumes in a folder; whatever is no plain file is none. */
    List<Volume> list(Path folder, String address) {
        return scan.list(folder).entrySet().stream()
                .filter(each -> each.getValue().kind() == 'f')
                .map(each -> volume(folder.resolve(each.getKey()), address + each.getKey(), each.getValue()))
                .toList();
    }

    private static Volume volume(Path file, String address, FileStat stat) {
        ImageHeader header = header(file);
        // Only what the header says: what it points to may be anything.
        Optional<Volume.Backing> backing = header.backing()
                .map(path -> new Volume.Backing(
                        path, header.backingFormat().orElse("raw"), Optional.empty(), Permissions.ANY));
        Optional<Element> encryption =
                header.luks() ? Optional.of(Element.of("encryption").with("format", "luks")) : Optional.empty();
        return new Volume(
                file.getFileName().toString(),
                address,
                file,
                StorageVolType.NETWORK,
                header.format(),
                new Volume.Size(header.capacity().orElse(stat.size()), stat.allocated(), stat.size()),
                Optional.of(stat),
                new Volume.Details(backing, encryption, header.compat(), header.clusterSize(), header.features()),
                List.of());
    }

    private static ImageHeader header(Path file) {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return ImageHeader.read(channel);
        } catch (IOException unreadable) {
            return ImageHeader.RAW;
        }
    }

    @Override
    public Volume refreshed(Volume volume) {
        FileStat now = scan.stat(volume.path());
        if (now.kind() != 'f') {
            throw new NotFound(
                    ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + volume.address() + "'");
        }
        return volume(volume.path(), volume.key(), now);
    }

    @Override
    public void delete(PoolDefinition pool, Volume volume, Set<StorageVolDeleteFlag> flags) {
        if (flags.contains(StorageVolDeleteFlag.WITH_SNAPSHOTS)) {
            throw new Unsupported(
                    ErrorCode.OPERATION_UNSUPPORTED, "a volume of a pool of type " + pool.type() + " has no snapshots");
        }
        try {
            Files.deleteIfExists(volume.path());
        } catch (IOException failure) {
            throw SystemErrors.of("cannot unlink '" + volume.address() + "'", failure);
        }
    }
}
