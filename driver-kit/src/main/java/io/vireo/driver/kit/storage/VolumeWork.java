package io.vireo.driver.kit.storage;

import io.vireo.Unsupported;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.storage.StorageVolDeleteFlag;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.StorageVolType;
import io.vireo.storage.WipeAlgorithm;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is done with the volumes of one type of pool. Nobody else uses a volume while one of these runs, but the pool may
 * change. What fails leaves nothing behind, also when the thread is interrupted.
 */
@ConsumerType
public interface VolumeWork {

    /**
     * Who knows more than a driver of storage.
     *
     * @param passphrase gives the passphrase of an element {@code encryption}
     * @param volumeAt finds a volume of any running pool by its path
     * @param progress is told how far the work is
     */
    record Surroundings(
            Function<Element, byte[]> passphrase,
            Function<String, Optional<Volume>> volumeAt,
            VolumeProgress progress) {}

    /**
     * Says what a volume will be that is about to be made, for those who look at it meanwhile.
     *
     * @param pool its pool
     * @param wanted what is asked for, with a capacity
     * @return a volume without content
     */
    default Volume beginning(PoolDefinition pool, VolumeRequest wanted) {
        Path path = pool.target().resolve(wanted.name());
        return new Volume(
                wanted.name(),
                path.toString(),
                path,
                StorageVolType.BLOCK,
                wanted.format().orElse("raw"),
                new Volume.Size(wanted.capacity().orElse(0), 0, 0),
                Optional.empty(),
                Volume.Details.NONE,
                List.of());
    }

    /**
     * Looks at a volume that is being made.
     *
     * @param beginning the volume, as it began
     * @return the same with what it takes by now
     */
    default Volume grown(Volume beginning) {
        return beginning;
    }

    /**
     * Creates a volume.
     *
     * @param pool its pool
     * @param wanted what is asked for
     * @param flags how
     * @param around who knows more
     * @return the volume
     */
    default Volume create(
            PoolDefinition pool, VolumeRequest wanted, Set<StorageVolCreateFlag> flags, Surroundings around) {
        throw new Unsupported();
    }

    /**
     * Creates a volume with the content of another one.
     *
     * @param pool its pool
     * @param wanted what is asked for
     * @param original whose content to copy
     * @param flags how
     * @param around who knows more
     * @return the volume
     */
    default Volume createFrom(
            PoolDefinition pool,
            VolumeRequest wanted,
            Volume original,
            Set<StorageVolCreateFlag> flags,
            Surroundings around) {
        throw new Unsupported();
    }

    /**
     * Looks again at a volume.
     *
     * @param volume the volume as it was
     * @return the volume as it is
     * @throws io.vireo.NotFound when it is gone
     */
    Volume refreshed(Volume volume);

    /**
     * Looks again at a volume whose content was written.
     *
     * @param volume the volume as it was
     * @return the volume as it is, maybe of another format
     * @throws io.vireo.NotFound when it is gone
     */
    default Volume rewritten(Volume volume) {
        return refreshed(volume);
    }

    /**
     * Says whether a volume is older than a moment: what was there before somebody began to make it is not his.
     *
     * @param pool its pool
     * @param volume the volume
     * @param moment when somebody began
     * @return true also when nobody can tell
     */
    default boolean isOlder(PoolDefinition pool, Volume volume, Instant moment) {
        return volume.stat().filter(each -> !each.changedAt().isBefore(moment)).isEmpty();
    }

    /**
     * Deletes a volume; succeeds when it is gone already.
     *
     * @param pool its pool
     * @param volume the volume
     * @param flags how
     */
    default void delete(PoolDefinition pool, Volume volume, Set<StorageVolDeleteFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Overwrites the content of a volume.
     *
     * @param pool its pool
     * @param volume the volume
     * @param algorithm how often, and with what
     * @param progress is told how far it is
     */
    default void wipe(PoolDefinition pool, Volume volume, WipeAlgorithm algorithm, VolumeProgress progress) {
        Wipe.of(volume, algorithm, progress);
    }

    /**
     * Gives a volume another capacity.
     *
     * @param pool its pool
     * @param volume the volume
     * @param capacity the capacity, in bytes
     * @param flags how
     * @param around who knows more
     */
    default void resize(
            PoolDefinition pool, Volume volume, long capacity, Set<StorageVolResizeFlag> flags, Surroundings around) {
        throw new Unsupported();
    }
}
