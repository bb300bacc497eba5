package io.vireo.driver.kit.storage;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.driver.kit.Flags;
import io.vireo.event.StorageVolProgress;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The volumes of a pool: list, find, create. */
final class HostVols implements StorageVols {

    private final StorageSession session;
    private final HostPool pool;

    HostVols(OpenPool open) {
        this.session = open.session();
        this.pool = open.pool();
    }

    @Override
    public List<StorageVolRef> listVols() {
        return pool.volumes().stream().map(HostVolume::ref).toList();
    }

    @Override
    public StorageVolRef volByName(String name) {
        return pool.require(name).ref();
    }

    @Override
    public StorageVolRef createVol(String xml, Set<StorageVolCreateFlag> flags) {
        Flags.only("storageVolCreateXML", flags, StorageVolCreateFlag.PREALLOC_METADATA, StorageVolCreateFlag.VALIDATE);
        pool.requireActive();
        VolumeRequest wanted = VolumeDocument.read(xml, flags.contains(StorageVolCreateFlag.VALIDATE));
        if (wanted.capacity().isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "missing capacity element");
        }
        HostVolume volume = begin(wanted)
                .orElseThrow(() -> new AlreadyExists(ErrorCode.STORAGE_VOL_EXIST, "'" + wanted.name() + "'"));
        return make(volume, around -> pool.type().volumes().create(pool.present(), wanted, flags, around));
    }

    @Override
    public StorageVolRef createVolFrom(String xml, StorageVolRef original, Set<StorageVolCreateFlag> flags) {
        pool.requireActive();
        Volumes volumes = new Volumes(session);
        VolumeRequest given = VolumeDocument.read(xml, flags.contains(StorageVolCreateFlag.VALIDATE));
        try (Volumes.Lent lent = volumes.borrow(original)) {
            long capacity = lent.volume().size().capacity();
            VolumeRequest wanted =
                    given.withCapacity(Math.max(capacity, given.capacity().orElse(capacity)));
            HostVolume volume = begin(wanted)
                    .orElseThrow(() -> new AlreadyExists(
                            ErrorCode.INTERNAL_ERROR, "storage volume name '" + wanted.name() + "' already in use."));
            return make(
                    volume,
                    around -> pool.type().volumes().createFrom(pool.present(), wanted, lent.volume(), flags, around));
        }
    }

    private Optional<HostVolume> begin(VolumeRequest wanted) {
        return pool.begin(pool.type().volumes().beginning(pool.present(), wanted));
    }

    @SuppressWarnings("try") // The mark has nothing to say here.
    private StorageVolRef make(HostVolume volume, Function<VolumeWork.Surroundings, Volume> work) {
        String name = volume.present().name();
        boolean made = false;
        try (Unfinished.Mark mark = pool.host().unfinished().begin(pool, name);
                VolumeProgress progress = pool.host().progress(volume::ref, StorageVolProgress.Operation.CLONE)) {
            pool.end(volume, work.apply(new Volumes(session).surroundings(progress)));
            made = true;
            return volume.ref();
        } finally {
            if (!made) {
                pool.remove(volume);
            }
        }
    }
}
