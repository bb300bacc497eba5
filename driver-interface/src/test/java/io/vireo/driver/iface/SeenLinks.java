package io.vireo.driver.iface;

import java.util.List;
import java.util.Set;

/**
 * Devices that can be looked at.
 *
 * @param look the devices
 */
record SeenLinks(Links look) implements HostLinks {

    @Override
    public Set<String> defaultRoutes() {
        return Set.of();
    }

    @Override
    public void set(String setting, String value) {
        throw new AssertionError("nothing is to be changed: " + setting);
    }

    @Override
    public void run(String what, List<String> command) {
        throw new AssertionError("nothing is to be changed: " + command);
    }
}
