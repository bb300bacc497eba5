/** Devices of the host. */
module io.vireo.driver.nodedev {
    // At run time its package is a private one of this module: the bundle carries it.
    requires static com.grack.nanojson;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;
    requires org.slf4j;

    provides io.vireo.spi.Driver with
            io.vireo.driver.nodedev.NodeDeviceDriver;
}
