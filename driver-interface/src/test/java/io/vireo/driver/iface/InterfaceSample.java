package io.vireo.driver.iface;

import io.vireo.tck.DriverSample;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the contracts need: bridges without ports, whose names are as long as the kernel takes.
 *
 * @param folder where everything is kept
 */
record InterfaceSample(Path folder) implements DriverSample {

    @Override
    public String uri() {
        return "interface:///embed?root=" + folder;
    }

    @Override
    public Optional<String> interfaceXml(String name) {
        return Optional.of("<interface type='bridge' name='" + name + "'><bridge stp='off'/></interface>");
    }
}
