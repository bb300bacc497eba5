package io.vireo.driver.storage.gluster;

import io.vireo.driver.kit.storage.StorageDriver;
import io.vireo.driver.kit.storage.StorageSessions;
import io.vireo.spi.Driver;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Storage pools of GlusterFS, beside a hypervisor or alone as {@code storage:///system}. */
@Component(service = Driver.class)
public final class StorageGlusterDriver implements StorageDriver {

    private final StorageSessions sessions = new StorageSessions(
            "gluster", ground -> List.of(new GlusterPool(ground.folders().run())));

    /** Makes the driver; nothing is opened yet. */
    public StorageGlusterDriver() {}

    @Override
    public String name() {
        return "storage-gluster";
    }

    @Override
    public StorageSessions sessions() {
        return sessions;
    }
}
