package io.vireo.driver.storage.iscsi;

import io.vireo.driver.kit.storage.StorageDriver;
import io.vireo.driver.kit.storage.StorageSessions;
import io.vireo.spi.Driver;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Storage pools of iSCSI targets, beside a hypervisor or alone as {@code storage:///system}. */
@Component(service = Driver.class)
public final class StorageIscsiDriver implements StorageDriver {

    private final StorageSessions sessions =
            new StorageSessions("iscsi", ground -> List.of(new IscsiPool(ground.others())));

    /** Makes the driver; nothing is opened yet. */
    public StorageIscsiDriver() {}

    @Override
    public String name() {
        return "storage-iscsi";
    }

    @Override
    public StorageSessions sessions() {
        return sessions;
    }
}
