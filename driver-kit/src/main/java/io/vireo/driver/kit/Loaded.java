package io.vireo.driver.kit;

import java.util.List;

/**
 * What {@link DefinitionStore#load} found.
 *
 * @param objects what the reader made, in the order of the keys
 * @param setAside the files that are no usable definitions
 * @param <T> the driver's object
 */
public record Loaded<T>(List<T> objects, List<SetAside> setAside) {

    /** Keeps copies of the lists. */
    public Loaded {
        objects = List.copyOf(objects);
        setAside = List.copyOf(setAside);
    }
}
