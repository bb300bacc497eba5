package io.vireo.driver.kit.storage;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a pool that runs.
 *
 * @param volumes its volumes
 * @param sizes how large everything is
 * @param permissions mode and owners of the target, when it is a folder
 */
public record PoolContent(List<Volume> volumes, PoolSizes sizes, Optional<Permissions> permissions) {

    /** Keeps a copy of the list. */
    public PoolContent {
        volumes = List.copyOf(volumes);
    }
}
