package io.vireo.driver.iface;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The driver of interfaces keeps every contract, on a host that pretends. */
class InterfaceDriverTckTest extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new InterfaceDriver(PretendedLinks.withCards());
    }

    @Override
    protected DriverSample sample() {
        return new InterfaceSample(folder);
    }
}
