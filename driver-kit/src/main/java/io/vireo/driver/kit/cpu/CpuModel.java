package io.vireo.driver.kit.cpu;

import java.util.Optional;
import java.util.Set;

/**
 * A processor model that has a name.
 *
 * @param name its name
 * @param vendor who makes it; empty when nobody in particular does
 * @param features what it can do
 * @param describes whether a processor may be described by it, rather than only by who names it
 */
public record CpuModel(String name, Optional<String> vendor, Set<String> features, boolean describes) {

    /** Keeps its own copy of the features. */
    public CpuModel {
        features = Set.copyOf(features);
    }
}
