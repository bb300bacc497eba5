/** The smallest driver. */
module io.vireo.examples.tiny {
    requires static org.osgi.service.component.annotations;
    requires io.vireo;

    provides io.vireo.spi.Driver with
            io.vireo.examples.tiny.TinyDriver;
}
