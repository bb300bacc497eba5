package io.vireo.itests;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts about the devices that this host really has, seen through a daemon. */
class NodeDevicesOverTheWireIT extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("sysfs");
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }

    @Override
    protected DriverSample sample() {
        return () -> "nodedev:///system";
    }
}
