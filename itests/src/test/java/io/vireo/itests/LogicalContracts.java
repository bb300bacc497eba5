package io.vireo.itests;

import io.vireo.itests.samples.PoolSample;
import io.vireo.itests.samples.VolumeGroups;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with volume groups of LVM; only to be run in namespaces of their own. */
class LogicalContracts extends DriverTck {

    @TempDir
    static Path shared;

    private static VolumeGroups places;

    @BeforeAll
    static void start() throws IOException {
        places = new VolumeGroups(shared);
    }

    @AfterAll
    static void stop() {
        if (places != null) {
            places.close();
        }
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("storage-logical");
    }

    @Override
    protected DriverSample sample() {
        return new PoolSample(shared, "logical", places);
    }
}
