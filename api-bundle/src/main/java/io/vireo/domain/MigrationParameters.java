package io.vireo.domain;

/** The names of the values of a migration ({@code VIR_MIGRATE_PARAM}). */
public final class MigrationParameters {

    /** Where to send the domain. */
    public static final String URI = "migrate_uri";

    /** Its name at the destination. */
    public static final String NAME = "destination_name";

    /** Its document at the destination. */
    public static final String XML = "destination_xml";

    /** Its definition at the destination. */
    public static final String PERSISTENT_XML = "persistent_xml";

    /** How fast at most, in MiB a second. */
    public static final String BANDWIDTH = "bandwidth";

    /** How fast at most in the post-copy phase, in MiB a second. */
    public static final String BANDWIDTH_POSTCOPY = "bandwidth.postcopy";

    /** Where viewers go. */
    public static final String GRAPHICS_URI = "graphics_uri";

    /** The address at which the destination waits. */
    public static final String LISTEN_ADDRESS = "listen_address";

    /** A disk to copy; stands once for each. */
    public static final String DISKS = "migrate_disks";

    /** The port for the disks. */
    public static final String DISKS_PORT = "disks_port";

    /** Where to send the disks. */
    public static final String DISKS_URI = "disks_uri";

    /** A way of compressing; stands once for each. */
    public static final String COMPRESSION = "compression";

    /** How hard to compress, from 0 to 9. */
    public static final String COMPRESSION_MT_LEVEL = "compression.mt.level";

    /** How many threads compress. */
    public static final String COMPRESSION_MT_THREADS = "compression.mt.threads";

    /** How many threads decompress. */
    public static final String COMPRESSION_MT_DTHREADS = "compression.mt.dthreads";

    /** The size of the cache, in bytes. */
    public static final String COMPRESSION_XBZRLE_CACHE = "compression.xbzrle.cache";

    /** By how much the guest is slowed down at first, in percent. */
    public static final String AUTO_CONVERGE_INITIAL = "auto_converge.initial";

    /** By how much more each time, in percent. */
    public static final String AUTO_CONVERGE_INCREMENT = "auto_converge.increment";

    /** How many connections. */
    public static final String PARALLEL_CONNECTIONS = "parallel.connections";

    /** The name in the certificate of the destination. */
    public static final String TLS_DESTINATION = "tls.destination";

    private MigrationParameters() {}
}
