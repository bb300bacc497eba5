/** Tools for drivers, none of which a driver must use. */
module io.vireo.driver.kit {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;
    requires transitive io.vireo;
    requires org.slf4j;

    exports io.vireo.driver.kit;
    exports io.vireo.driver.kit.cpu;
    exports io.vireo.driver.kit.groups;
    exports io.vireo.driver.kit.guest;
    exports io.vireo.driver.kit.host;
    exports io.vireo.driver.kit.storage;
}
