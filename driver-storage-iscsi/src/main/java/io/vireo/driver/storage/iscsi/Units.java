package io.vireo.driver.storage.iscsi;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeProgress;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.storage.WipeAlgorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The units of targets. Their server makes and removes them; here they are looked at and overwritten. */
final class Units implements VolumeWork {

    private static final String NAMED = "unit:0:0:";

    /** No more than QEMU takes at once. */
    private static final long STEP = 1L << 30;

    private final Function<PoolDefinition, Target> targets;

    /** Makes it; it is told the target of a pool when it needs it. */
    Units(Function<PoolDefinition, Target> targets) {
        this.targets = targets;
    }

    static Volume volume(Target target, Target.Unit unit) {
        String key = "ip-" + target.portal() + "-iscsi-" + target.name() + "-lun-" + unit.number();
        return new Volume(
                NAMED + unit.number(),
                key,
                Path.of(key),
                StorageVolType.NETWORK,
                "raw",
                new Volume.Size(unit.bytes(), unit.bytes(), 0),
                Optional.empty(),
                Volume.Details.NONE,
                List.of());
    }

    private static Unsupported unsupported(String what) {
        return new Unsupported(
                ErrorCode.NO_SUPPORT, "storage pool does not support " + what + ": the server of the target does that");
    }

    @Override
    public Volume create(
            PoolDefinition pool, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around) {
        throw unsupported("volume creation");
    }

    @Override
    public Volume createFrom(
            PoolDefinition pool,
            VolumeRequest wanted,
            Volume original,
            Set<StorageVolCreateFlag> flags,
            Surroundings around) {
        throw unsupported("volume creation from an existing volume");
    }

    @Override
    public Volume refreshed(Volume volume) {
        return volume;
    }

    @Override
    public void delete(PoolDefinition pool, Volume volume, Set<StorageVolDeleteFlag> flags) {
        throw unsupported("vol deletion");
    }

    @Override
    public void resize(
            PoolDefinition pool, Volume volume, long capacity, Set<StorageVolResizeFlag> flags, Surroundings around) {
        throw unsupported("changing of volume size");
    }

    @Override
    public void wipe(PoolDefinition pool, Volume volume, WipeAlgorithm algorithm, VolumeProgress progress) {
        String verb = switch (algorithm) {
            case ZERO -> "write -z";
            case TRIM -> "discard";
            default ->
                throw new Unsupported(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        "a unit of an iSCSI target is wiped by zeros or by trim, not by " + algorithm);
        };
        Target target = targets.apply(pool);
        int number = Integer.parseInt(volume.name().substring(NAMED.length()));
        long size = volume.size().capacity();
        AtomicLong done = new AtomicLong();
        progress.measure(size, done::get);
        while (done.get() < size) {
            long length = Math.min(STEP, size - done.get());
            target.change(number, verb + " " + done.get() + " " + length);
            done.addAndGet(length);
        }
    }
}
