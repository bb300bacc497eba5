/** Finds the driver for a URI and keeps the gate between handles and driver sessions. */
module io.vireo.registry {
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires org.slf4j;
}
