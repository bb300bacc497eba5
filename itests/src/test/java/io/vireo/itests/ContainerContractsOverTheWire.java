package io.vireo.itests;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.ContainerSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with real containers behind a daemon; only to be run in namespaces of their own. */
@InOwnNamespaces
class ContainerContractsOverTheWire extends DriverTck {

    @TempDir
    private static Path shared;

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("LXC");
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }

    @Override
    protected DriverSample sample() {
        return new ContainerSample(shared);
    }
}
