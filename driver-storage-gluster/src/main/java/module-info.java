/** Storage pools of GlusterFS. */
module io.vireo.driver.storage.gluster {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;

    provides io.vireo.spi.Driver with
            io.vireo.driver.storage.gluster.StorageGlusterDriver;
}
