package io.vireo.driver.nodedev;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;

/** The driver of devices keeps every contract, on the devices that this host really has: it only looks. */
class NodeDeviceDriverTckTest extends DriverTck {

    @Override
    protected Driver driver() {
        return new NodeDeviceDriver();
    }

    @Override
    protected DriverSample sample() {
        return () -> "nodedev:///system";
    }
}
