package io.vireo.driver.iface;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with real devices; only to be run in a namespace. */
@InOwnNamespaces
class RealContracts extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new InterfaceDriver();
    }

    @Override
    protected DriverSample sample() {
        return new InterfaceSample(folder);
    }
}
