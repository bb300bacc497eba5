package io.vireo.itests;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a victim confirmed of a pool before it was killed.
 *
 * @param defined whether it is defined
 * @param active whether it runs
 * @param volumes the names of its volumes
 */
record ConfirmedPool(boolean defined, boolean active, Set<String> volumes) {

    static final ConfirmedPool NONE = new ConfirmedPool(false, false, Set.of());

    ConfirmedPool {
        volumes = new TreeSet<>(volumes);
    }

    /** The same after a step: the verb is its second word, a volume its fourth. */
    ConfirmedPool after(String[] step) {
        return switch (step[1]) {
            case "define" -> new ConfirmedPool(true, active, volumes);
            case "start" -> new ConfirmedPool(defined, true, volumes);
            case "destroy" -> new ConfirmedPool(defined, false, volumes);
            case "undefine" -> new ConfirmedPool(false, active, volumes);
            case "make" -> with(step[3], true);
            default -> with(step[3], false);
        };
    }

    private ConfirmedPool with(String volume, boolean there) {
        Set<String> changed = new TreeSet<>(volumes);
        if (there) {
            changed.add(volume);
        } else {
            changed.remove(volume);
        }
        return new ConfirmedPool(defined, active, changed);
    }
}
