/** The launcher: starts an OSGi framework with the platform's bundles. It knows bundles as files and imports none. */
module io.vireo.distribution {
    requires org.apache.felix.framework;
    requires org.slf4j;

    uses java.util.function.ToIntFunction;
    uses org.osgi.framework.launch.FrameworkFactory;
}
