package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.FolderScan;
import io.vireo.driver.kit.storage.ImageHeader;
import io.vireo.driver.kit.storage.Permissions;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVolType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Volumes that are files. */
final class FileVolumes implements VolumeWork {

    private static final Permissions USUAL =
            new Permissions(OptionalInt.of(0600), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    private final FolderScan scan;
    private final VolumeMaker maker;
    private final VolumeCopier copier;
    private final VolumeResizer resizer;

    FileVolumes(FolderScan scan, QemuImg program) {
        this.scan = scan;
        this.maker = new VolumeMaker(program);
        this.copier = new VolumeCopier(program, maker);
        this.resizer = new VolumeResizer(program);
    }

    @Override
    public Volume beginning(PoolDefinition pool, VolumeRequest wanted) {
        Path path = pool.target().resolve(wanted.name());
        String format = VolumeFormat.of(wanted);
        return new Volume(
                wanted.name(),
                path.toString(),
                path,
                format.equals("dir") ? StorageVolType.DIR : StorageVolType.FILE,
                format,
                new Volume.Size(wanted.capacity().orElse(0), 0, 0),
                Optional.empty(),
                Volume.Details.NONE,
                List.of());
    }

    @Override
    public Volume grown(Volume beginning) {
        if (FileFacts.stat(beginning.path(), 0).isEmpty()) {
            return beginning;
        }
        FileStat now = scan.stat(beginning.path());
        return beginning.with(
                new Volume.Size(beginning.size().capacity(), now.allocated(), now.size()), Optional.of(now));
    }

    @Override
    public Volume create(
            PoolDefinition pool, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around) {
        VolumeFormat.check(wanted, flags);
        Path path = pool.target().resolve(wanted.name());
        try (Undo undo = new Undo("creation of volume " + wanted.name())) {
            maker.make(path, wanted, flags, around, undo);
            Volume made = finish(path, wanted);
            undo.keep();
            return made;
        }
    }

    @Override
    public Volume createFrom(
            PoolDefinition pool,
            VolumeRequest wanted,
            Volume original,
            Set<StorageVolCreateFlag> flags,
            Surroundings around) {
        VolumeFormat.check(wanted, flags);
        Path path = pool.target().resolve(wanted.name());
        try (Undo undo = new Undo("creation of volume " + wanted.name())) {
            around.progress().measure(original.size().physical(), () -> length(path));
            copier.copy(path, wanted, original, flags, around, undo);
            Volume made = finish(path, wanted);
            undo.keep();
            return made;
        }
    }

    private static long length(Path path) {
        return FileFacts.stat(path, 0).map(FileStat::size).orElse(0L);
    }

    /** Gives the file its owners, and makes a volume of what was asked for and what has become of it. */
    private Volume finish(Path path, VolumeRequest wanted) {
        String format = VolumeFormat.of(wanted);
        if (format.equals("raw")) {
            Marks.raw(path);
        }
        wanted.backing().ifPresent(backing -> Marks.backing(path, backing.path()));
        FileWork.setPermissions(path, wanted.permissions().or(USUAL));
        Volume seen = FileFacts.volume(path.getParent(), wanted.name(), made(path));
        Volume.Details details = new Volume.Details(
                wanted.backing().map(VolumeFormat::beneath),
                wanted.encryption(),
                wanted.compat(),
                wanted.clusterSize(),
                wanted.features());
        return new Volume(
                seen.name(),
                seen.key(),
                seen.path(),
                seen.type(),
                format,
                seen.size(),
                seen.stat(),
                details,
                seen.sources());
    }

    /** How much storage it takes is measured when somebody asks. */
    private static FileStat made(Path path) {
        return FileFacts.stat(path, FileStat.UNMEASURED).orElseThrow(() -> gone(path));
    }

    private static NotFound gone(Path path) {
        return new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + path + "'");
    }

    @Override
    public Volume refreshed(Volume volume) {
        FileStat before = volume.stat().orElseThrow();
        FileStat now = FileFacts.stat(volume.path(), before.allocated()).orElseThrow(() -> gone(volume.path()));
        boolean same = now.changed().equals(before.changed())
                && now.size() == before.size()
                && before.allocated() != FileStat.UNMEASURED;
        if (same || now.kind() != 'f') {
            return volume.with(volume.size(), Optional.of(now.kind() == '?' ? before : now));
        }
        FileStat fresh = scan.stat(volume.path());
        ImageHeader header = FileFacts.header(volume.path());
        long capacity = header.format().equals(volume.format())
                ? header.capacity().orElse(fresh.size())
                : volume.format().equals("raw") ? fresh.size() : volume.size().capacity();
        return volume.with(new Volume.Size(capacity, fresh.allocated(), fresh.size()), Optional.of(fresh));
    }

    @Override
    public Volume rewritten(Volume volume) {
        if (volume.format().equals("dir")) {
            return volume;
        }
        Marks.clear(volume.path());
        Volume seen = FileFacts.volume(volume.path().getParent(), volume.name(), made(volume.path()));
        if (seen.format().equals("raw")) {
            Marks.raw(volume.path());
        }
        return seen;
    }

    @Override
    public void delete(PoolDefinition pool, Volume volume, Set<StorageVolDeleteFlag> flags) {
        if (flags.contains(StorageVolDeleteFlag.WITH_SNAPSHOTS)) {
            throw new Unsupported(
                    ErrorCode.OPERATION_UNSUPPORTED, "a volume of a pool of type " + pool.type() + " has no snapshots");
        }
        FileWork.delete(volume.path());
    }

    @Override
    public void resize(
            PoolDefinition pool, Volume volume, long capacity, Set<StorageVolResizeFlag> flags, Surroundings around) {
        resizer.resize(volume, capacity, flags, around);
    }
}
