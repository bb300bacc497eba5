package io.vireo.itests;

import io.vireo.Vireo;
import io.vireo.itests.samples.StorageSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Storage in files keeps the contracts behind the gates, beside other drivers of storage")
class StorageContractsIT extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("storage-fs");
    }

    @Override
    protected Way way(Driver driver) {
        return Way.through(Vireo.load());
    }

    @Override
    protected DriverSample sample() {
        return new StorageSample(folder);
    }
}
