package io.vireo.itests;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.NetworkSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with real bridges behind a daemon; only to be run in a network of its own. */
@InOwnNamespaces
class NetworkContractsOverTheWire extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("bridge");
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }

    @Override
    protected DriverSample sample() {
        return new NetworkSample(folder);
    }
}
