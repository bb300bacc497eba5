/** Serves libvirt's clients: listens, authenticates, and calls facets for what comes over the wire. */
module io.vireo.daemon {
    requires static org.osgi.annotation.bundle;
    requires static osgi.core;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.protocol;
    requires java.naming;
    requires jdk.net;
    requires org.slf4j;
}
