/** Servers of the libvirt protocol. */
module io.vireo.driver.remote {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;
    requires io.vireo.protocol;
    requires java.security.sasl;
    requires org.slf4j;

    provides io.vireo.spi.Driver with
            io.vireo.driver.remote.RemoteDriver;
}
