package io.vireo.driver.kit.storage;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.driver.kit.Flags;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVols;
import java.util.List;
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
        if (!pool.reserve(wanted.name())) {
            throw new AlreadyExists(ErrorCode.STORAGE_VOL_EXIST, "'" + wanted.name() + "'");
        }
        return make(wanted, around -> pool.type().volumes().create(pool.present(), wanted, flags, around));
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
            if (!pool.reserve(wanted.name())) {
                throw new AlreadyExists(
                        ErrorCode.INTERNAL_ERROR, "storage volume name '" + wanted.name() + "' already in use.");
            }
            return make(
                    wanted,
                    around -> pool.type().volumes().createFrom(pool.present(), wanted, lent.volume(), flags, around));
        }
    }

    private StorageVolRef make(VolumeRequest wanted, Function<VolumeWork.Surroundings, Volume> work) {
        try {
            Volume made = work.apply(new Volumes(session).surroundings());
            return pool.add(made).ref();
        } finally {
            pool.unreserve(wanted.name());
        }
    }
}
