package io.vireo.driver.storage.disk;

import io.vireo.driver.kit.storage.StorageDriver;
import io.vireo.driver.kit.storage.StorageSessions;
import io.vireo.spi.Driver;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Storage pools of disks with partitions, beside a hypervisor or alone as {@code storage:///system}. */
@Component(service = Driver.class)
public final class StorageDiskDriver implements StorageDriver {

    private final StorageSessions sessions = new StorageSessions("disk", ground -> List.of(new DiskPool()));

    /** Makes the driver; nothing is opened yet. */
    public StorageDiskDriver() {}

    @Override
    public String name() {
        return "storage-disk";
    }

    @Override
    public StorageSessions sessions() {
        return sessions;
    }
}
