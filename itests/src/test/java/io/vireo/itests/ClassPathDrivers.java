package io.vireo.itests;

import io.vireo.spi.Driver;
import java.util.ServiceLoader;

/** Drivers that are on the class path, by their names. */
final class ClassPathDrivers {

    private ClassPathDrivers() {}

    static Driver driver(String name) {
        return ServiceLoader.load(Driver.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no driver " + name + " is on the class path"));
    }
}
