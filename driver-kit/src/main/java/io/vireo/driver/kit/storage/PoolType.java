package io.vireo.driver.kit.storage;

import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolDeleteFlag;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What one type of storage pool does in its own way. It is asked by many threads, for different pools at once. */
@ConsumerType
public interface PoolType {

    /**
     * Returns the word for it in documents.
     *
     * @return a word such as {@code dir}
     */
    String name();

    /**
     * Returns what a definition may say beside what all pools have: name, uuid, sizes, and path and permissions of the
     * target.
     *
     * @return the places in a {@code pool} document that are honoured
     */
    Claims known();

    /**
     * Checks a definition and adds what it leaves open.
     *
     * @param given the element {@code pool}, as it came
     * @return the element with a complete {@code source} and {@code target}
     * @throws io.vireo.BadXml when something is missing or wrong
     */
    Element complete(Element given);

    /**
     * Describes the formats of pools and volumes.
     *
     * @return what stands in the element {@code pool} of the capabilities
     */
    Element capabilities();

    /**
     * Names the storage that a pool stands on, so that no two pools stand on the same.
     *
     * @param pool a pool
     * @return any text
     */
    String place(PoolDefinition pool);

    /**
     * Prepares the storage beneath a pool that does not run.
     *
     * @param pool the pool
     * @param flags what to do with what is there
     */
    void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags);

    /**
     * Deletes the storage beneath a pool that does not run.
     *
     * @param pool the pool
     * @param flags how
     */
    void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags);

    /**
     * Makes the storage of a pool reachable; nothing is left behind when that fails.
     *
     * @param pool the pool
     */
    default void start(PoolDefinition pool) {
        // Most storage is there without being asked.
    }

    /**
     * Takes back what {@link #start} did; the storage stays.
     *
     * @param pool the pool
     */
    default void stop(PoolDefinition pool) {
        // As above.
    }

    /**
     * Says whether a pool that ran when the platform was stopped still does.
     *
     * @param pool the pool
     * @return false when it has to be started again
     */
    boolean isThere(PoolDefinition pool);

    /**
     * Looks which volumes there are, and how large everything is.
     *
     * @param pool the pool, which runs
     * @param known what was found the last time, by name: a file that is as it was need not be opened again
     * @return what was found
     */
    PoolContent read(PoolDefinition pool, Map<String, Volume> known);

    /**
     * Measures a pool after one of its volumes came or went.
     *
     * @param pool the pool, which runs
     * @return how large everything is; empty when the next look will tell
     */
    default Optional<PoolSizes> measure(PoolDefinition pool) {
        return Optional.empty();
    }

    /**
     * Looks for storage from which pools can be made.
     *
     * @param source a document {@code source} that says where to look
     * @return a document {@code sources}; empty when there is no way to look for it
     */
    default Optional<Element> findSources(Optional<Element> source) {
        return Optional.empty();
    }

    /**
     * Returns what can be done with the volumes.
     *
     * @return always the same
     */
    VolumeWork volumes();
}
