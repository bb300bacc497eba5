/** Storage pools of disks with partitions. */
module io.vireo.driver.storage.disk {
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.component.annotations;
    requires io.vireo;
    requires io.vireo.driver.kit;

    provides io.vireo.spi.Driver with
            io.vireo.driver.storage.disk.StorageDiskDriver;
}
