/** Guests as QEMU processes. */
module io.vireo.driver.qemu {
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;
    requires org.slf4j;
}
