package io.vireo.driver.network.bridge;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The network driver keeps every contract, on a host that only pretends. */
class BridgeDriverTckTest extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new BridgeDriver(new PretendedHost());
    }

    @Override
    protected DriverSample sample() {
        return new NetworkSample(folder);
    }
}
