package io.vireo.registry;

import io.vireo.ErrorDomain;
import io.vireo.spi.DriverKind;

/**
 * What may be remembered of a driver for ever: values, and nothing of its classes.
 *
 * @param name the driver's name
 * @param kind what it manages
 * @param domain where its errors arise
 * @param bundle where it comes from
 * @param version the bundle's version, or empty
 */
record Label(String name, DriverKind kind, ErrorDomain domain, String bundle, String version) {

    @Override
    public String toString() {
        return "driver " + name + " (" + (version.isEmpty() ? bundle : bundle + " " + version) + ")";
    }
}
