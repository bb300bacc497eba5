/** Network filters of a host. */
module io.vireo.driver.nwfilter {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;
    requires org.slf4j;

    provides io.vireo.spi.Driver with
            io.vireo.driver.nwfilter.FilterDriver;
}
