/** Finds the driver for a URI and keeps the gate between handles and driver sessions. */
module io.vireo.registry {
    requires static org.osgi.service.component.annotations;
    requires static org.osgi.service.component;
    requires static osgi.core;
    requires io.vireo;
    requires org.slf4j;

    provides io.vireo.Vireo with
            io.vireo.registry.StandaloneRegistry;

    uses io.vireo.spi.AccessPolicy;
    uses io.vireo.spi.Driver;
}
