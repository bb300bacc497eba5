package io.vireo.itests;

import io.vireo.spi.Driver;
import io.vireo.tck.Way;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Disks with partitions keep the contracts behind a daemon")
class DisksOverTheWireIT extends DiskContractsIT {

    @Override
    protected Way way(Driver driver) {
        return wire();
    }
}
