package io.vireo.itests;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.VirtException;
import io.vireo.spi.Driver;
import io.vireo.spi.DriverKind;
import io.vireo.spi.DriverSession;
import io.vireo.spi.OpenRequest;
import io.vireo.spi.Parts;
import java.util.List;
import java.util.Set;

/**
 * A driver that has a name and nothing else.
 *
 * @param name its name and its scheme
 */
record NamedDriver(String name) implements Driver {
    @Override
    public DriverKind kind() {
        return DriverKind.HYPERVISOR;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(name);
    }

    @Override
    public ErrorDomain errorDomain() {
        return ErrorDomain.NONE;
    }

    @Override
    public List<Parts<?>> parts() {
        return List.of();
    }

    @Override
    public DriverSession open(OpenRequest request) {
        throw new VirtException(ErrorCode.OPERATION_FAILED, "the driver " + name + " opens nothing");
    }
}
