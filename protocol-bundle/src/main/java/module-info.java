/** The wire protocol, without a socket: what the daemon and the remote driver share. */
module io.vireo.protocol {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires transitive io.vireo;

    exports io.vireo.protocol;
}
