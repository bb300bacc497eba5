package io.vireo.spi;

import java.util.Optional;
import java.util.Set;

/**
 * One driver as the registry sees it.
 *
 * @param name the driver's name, or its bundle's while it is not active
 * @param kind what it manages; empty while it is not active
 * @param schemes the URI schemes that it serves
 * @param bundle where it comes from: a bundle's symbolic name, a module or a class
 * @param version the bundle's version, empty when nobody knows
 * @param active whether connections can be opened
 * @param reason why it is not active: which reference of which bundle is unsatisfied; empty when it is
 */
public record DriverStatus(
        String name,
        Optional<DriverKind> kind,
        Set<String> schemes,
        String bundle,
        String version,
        boolean active,
        String reason) {

    /** Keeps a copy of the schemes. */
    public DriverStatus {
        schemes = Set.copyOf(schemes);
    }
}
