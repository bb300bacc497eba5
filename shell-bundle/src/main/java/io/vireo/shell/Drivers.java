package io.vireo.shell;

import io.vireo.spi.Driver;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The drivers that are active now, in the order of their names. */
final class Drivers {

    private final List<Driver> active = new CopyOnWriteArrayList<>();

    void add(Driver driver) {
        active.add(driver);
    }

    void remove(Driver driver) {
        active.remove(driver);
    }

    List<Driver> list() {
        return active.stream().sorted(Comparator.comparing(Driver::name)).toList();
    }
}
