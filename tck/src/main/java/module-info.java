/** The contracts of a driver, as tests. */
module io.vireo.tck {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires transitive io.vireo;
    requires transitive org.junit.jupiter.api;

    exports io.vireo.tck;
}
