package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.itests.samples.LabelledDisks;
import io.vireo.itests.samples.PoolSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Disks with partitions keep the contracts")
class DiskContractsIT extends DriverTck {

    @TempDir
    static Path shared;

    private static LabelledDisks disks;

    @BeforeAll
    static void label() {
        boolean there = ChildProcess.find("parted").isPresent();
        if (!there) {
            System.out.println("skipped: parted is not installed; tools/setup installs what the tests need");
        }
        assumeTrue(there, "parted is not installed");
        disks = new LabelledDisks(shared);
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("storage-disk");
    }

    @Override
    protected DriverSample sample() {
        return new PoolSample(shared, "disk", disks);
    }
}
