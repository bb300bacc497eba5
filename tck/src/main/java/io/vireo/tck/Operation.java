package io.vireo.tck;

import io.vireo.Facet;

/**
 * A method of a facet.
 *
 * @param facet the facet
 * @param name the method's name
 */
record Operation(Class<? extends Facet> facet, String name) {

    Need need() {
        return Need.of(facet, name);
    }
}
