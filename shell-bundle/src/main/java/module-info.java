/** The command line. */
module io.vireo.shell {
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
}
