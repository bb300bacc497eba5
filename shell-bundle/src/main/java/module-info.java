/** The command line. */
module io.vireo.shell {
    requires static org.apache.felix.gogo.runtime;
    requires static org.osgi.service.component.annotations;
    requires static osgi.core;
    requires io.vireo;

    provides java.util.function.ToIntFunction with
            io.vireo.shell.StandaloneShell;

    uses io.vireo.spi.Driver;
}
