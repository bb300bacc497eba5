package io.vireo.driver.network.bridge;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with real bridges; only to be run in a namespace. */
@InOwnNamespaces
class RealContracts extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new BridgeDriver();
    }

    @Override
    protected DriverSample sample() {
        return new NetworkSample(folder);
    }
}
