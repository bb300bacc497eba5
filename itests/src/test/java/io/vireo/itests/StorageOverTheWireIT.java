package io.vireo.itests;

import io.vireo.spi.Driver;
import io.vireo.tck.Way;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Storage in files keeps the contracts behind a daemon, beside other drivers of storage")
class StorageOverTheWireIT extends StorageContractsIT {

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }
}
