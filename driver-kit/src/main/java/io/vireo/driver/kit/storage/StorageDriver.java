package io.vireo.driver.kit.storage;

import io.vireo.ErrorDomain;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A driver that is nothing but its types of storage pool: it serves {@code storage:///system}, and every hypervisor. */
@ConsumerType
public interface StorageDriver extends Driver {

    /**
     * Returns what its types of pool were made into.
     *
     * @return always the same
     */
    StorageSessions sessions();

    @Override
    default DriverKind kind() {
        return DriverKind.STORAGE;
    }

    @Override
    default Set<String> schemes() {
        return Set.of("storage");
    }

    @Override
    default ErrorDomain errorDomain() {
        return ErrorDomain.STORAGE;
    }

    @Override
    default List<Parts<?>> parts() {
        return StorageSessions.parts();
    }

    @Override
    default DriverSession open(OpenRequest request) {
        return sessions().open(request);
    }
}
