/** The smallest driver worth reading. */
module io.vireo.examples.tiny {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
}
