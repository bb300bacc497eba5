package io.vireo.itests;

import io.vireo.spi.Driver;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Disks with partitions keep the contracts behind a daemon")
class DisksOverTheWireIT extends DiskContractsIT {

    @TempDir
    Path folder;

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }
}
