package io.vireo.registry;

import io.vireo.ErrorDomain;
import io.vireo.spi.DriverKind;
import java.util.Comparator;

/**
 * What may be remembered of a driver for ever: values, and nothing of its classes.
 *
 * @param name the driver's name
 * @param kind what it manages
 * @param domain where its errors arise
 * @param origin where it comes from
 */
record Label(String name, DriverKind kind, ErrorDomain domain, Origin origin) {

    /** Hypervisors first, then the highest ranking, then the oldest. */
    static final Comparator<Label> ORDER = Comparator.comparing(Label::kind)
            .thenComparing(
                    Comparator.comparingInt((Label label) -> label.origin().ranking())
                            .reversed())
            .thenComparingLong(label -> label.origin().id());

    /**
     * Where a driver comes from, and how it stands among others.
     *
     * @param bundle a bundle's symbolic name, a module or a class
     * @param version the bundle's version, or empty
     * @param ranking higher is preferred
     * @param id lower is older
     */
    record Origin(String bundle, String version, int ranking, long id) {}

    @Override
    public String toString() {
        String from = origin.version().isEmpty() ? origin.bundle() : origin.bundle() + " " + origin.version();
        return "driver " + name + " (" + from + ")";
    }
}
