package io.vireo.registry;

import io.vireo.ErrorDomain;
import io.vireo.spi.DriverKind;

/**
 * What may be remembered of a driver for ever: values, and nothing of its classes.
 *
 * @param name the driver's name
 * @param kind what it manages
 * @param domain where its errors arise
 * @param origin where it comes from
 */
record Label(String name, DriverKind kind, ErrorDomain domain, Origin origin) implements Comparable<Label> {

    /**
     * Where a driver comes from, and how it stands among others.
     *
     * @param bundle a bundle's symbolic name, a module or a class
     * @param version the bundle's version, or empty
     * @param ranking higher is preferred
     * @param id lower is older
     */
    record Origin(String bundle, String version, int ranking, long id) {}

    /** Hypervisors first, then the highest ranking, then the oldest. */
    @Override
    public int compareTo(Label other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        int byRanking = Integer.compare(other.origin.ranking, origin.ranking);
        return byRanking != 0 ? byRanking : Long.compare(origin.id, other.origin.id);
    }

    @Override
    public String toString() {
        String from = origin.version().isEmpty() ? origin.bundle() : origin.bundle() + " " + origin.version();
        return "driver " + name + " (" + from + ")";
    }
}
