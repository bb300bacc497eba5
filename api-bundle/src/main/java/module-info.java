/** The platform's API: what applications call, what drivers implement, and what the wire carries. */
module io.vireo {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires java.xml;

    exports io.vireo;
    exports io.vireo.device;
    exports io.vireo.domain;
    exports io.vireo.event;
    exports io.vireo.host;
    exports io.vireo.iface;
    exports io.vireo.lxc;
    exports io.vireo.network;
    exports io.vireo.nwfilter;
    exports io.vireo.qemu;
    exports io.vireo.secret;
    exports io.vireo.spi;
    exports io.vireo.storage;
    exports io.vireo.xml;

    uses io.vireo.Vireo;
}
