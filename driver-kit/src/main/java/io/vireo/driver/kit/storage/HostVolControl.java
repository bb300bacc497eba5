package io.vireo.driver.kit.storage;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Flags;
import io.vireo.event.StorageVolProgress;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolInfo;
import io.vireo.storage.StorageVolInfoFlag;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.storage.WipeAlgorithm;
import java.util.Set;

/** One volume of a pool. */
final class HostVolControl implements StorageVolControl {

    private final StorageSession session;
    private final HostVolume volume;

    HostVolControl(OpenVolume open) {
        this.session = open.session();
        this.volume = open.volume();
    }

    @Override
    public String xmlDesc() {
        return VolumeDocument.write(volume.refreshed());
    }

    @Override
    public StorageVolInfo info(Set<StorageVolInfoFlag> flags) {
        Flags.only("storageVolGetInfoFlags", flags, StorageVolInfoFlag.GET_PHYSICAL);
        Volume now = volume.refreshed();
        long taken = flags.contains(StorageVolInfoFlag.GET_PHYSICAL)
                ? now.size().physical()
                : now.size().allocation();
        return new StorageVolInfo(now.type(), Bytes.of(now.size().capacity()), Bytes.of(taken));
    }

    @Override
    public String path() {
        return volume.present().address();
    }

    @Override
    public void delete(Set<StorageVolDeleteFlag> flags) {
        HostPool pool = volume.pool();
        volume.write(now -> {
            if (flags.contains(StorageVolDeleteFlag.ZEROED) && now.type() != StorageVolType.DIR) {
                overwrite(now, WipeAlgorithm.ZERO);
            }
            pool.type().volumes().delete(pool.present(), now, flags);
            pool.remove(volume);
        });
    }

    @Override
    public void wipe(WipeAlgorithm algorithm) {
        volume.write(now -> {
            overwrite(now, algorithm);
            volume.rewritten();
        });
    }

    private void overwrite(Volume now, WipeAlgorithm algorithm) {
        try (VolumeProgress progress = progress()) {
            HostPool pool = volume.pool();
            pool.type().volumes().wipe(pool.present(), now, algorithm, progress);
        }
    }

    private VolumeProgress progress() {
        return volume.pool().host().progress(volume::ref, StorageVolProgress.Operation.WIPE);
    }

    @Override
    public void resize(Bytes capacity, Set<StorageVolResizeFlag> flags) {
        HostPool pool = volume.pool();
        volume.write(before -> {
            Volume now = pool.type().volumes().refreshed(before);
            long wanted = wanted(now, capacity.bytes(), flags);
            try (VolumeProgress progress = progress()) {
                VolumeWork.Surroundings around = new Volumes(session).surroundings(progress);
                pool.type().volumes().resize(pool.present(), now, wanted, flags, around);
            }
        });
        volume.refreshed();
    }

    private long wanted(Volume now, long given, Set<StorageVolResizeFlag> flags) {
        long old = now.size().capacity();
        boolean shrink = flags.contains(StorageVolResizeFlag.SHRINK);
        long wanted = given;
        if (flags.contains(StorageVolResizeFlag.DELTA)) {
            wanted = shrink ? old - Math.min(given, old) : sum(old, given);
        }
        if (wanted < old && !shrink) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "Can't shrink capacity below current capacity unless shrink flag explicitly specified");
        }
        boolean raw = now.format().equals("raw");
        if (raw && wanted < old && wanted < now.size().allocation()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "can't shrink capacity below existing allocation");
        }
        boolean allocate = flags.contains(StorageVolResizeFlag.ALLOCATE);
        if (allocate && wanted - old > volume.pool().sizes().available()) {
            throw new VirtException(ErrorCode.OPERATION_FAILED, "Not enough space left in storage pool");
        }
        return wanted;
    }

    private static long sum(long old, long more) {
        try {
            return Math.addExact(old, more);
        } catch (ArithmeticException tooMuch) {
            throw new VirtException(ErrorCode.OVERFLOW, "a capacity of " + old + " and " + more + " bytes");
        }
    }
}
