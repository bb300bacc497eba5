package io.vireo.driver.storage.disk;

import io.vireo.ErrorDomain;
import io.vireo.driver.kit.storage.StorageSessions;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Storage pools of disks with partitions, beside a hypervisor or alone as {@code storage:///system}. */
@Component(service = Driver.class)
public final class StorageDiskDriver implements Driver {

    private final StorageSessions sessions = new StorageSessions("disk", folders -> List.of(new DiskPool()));

    /** Makes the driver; nothing is opened yet. */
    public StorageDiskDriver() {}

    @Override
    public String name() {
        return "storage-disk";
    }

    @Override
    public DriverKind kind() {
        return DriverKind.STORAGE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("storage");
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.STORAGE;
    }

    @Override
    public List<Parts<?>> parts() {
        return StorageSessions.parts();
    }

    @Override
    public DriverSession open(OpenRequest request) {
        return sessions.open(request);
    }
}
