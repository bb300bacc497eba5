package io.vireo.driver.storage.logical;

import io.vireo.driver.kit.storage.StorageDriver;
import io.vireo.driver.kit.storage.StorageSessions;
import io.vireo.spi.Driver;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Storage pools of LVM's volume groups, beside a hypervisor or alone as {@code storage:///system}. */
@Component(service = Driver.class)
public final class StorageLogicalDriver implements StorageDriver {

    private final StorageSessions sessions = new StorageSessions("logical", ground -> List.of(new LogicalPool()));

    /** Makes the driver; nothing is opened yet. */
    public StorageLogicalDriver() {}

    @Override
    public String name() {
        return "storage-logical";
    }

    @Override
    public StorageSessions sessions() {
        return sessions;
    }
}
