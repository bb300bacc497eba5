/** Linux containers. */
module io.vireo.driver.lxc {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;
    requires org.slf4j;

    provides io.vireo.spi.Driver with
            io.vireo.driver.lxc.LxcDriver;
}
