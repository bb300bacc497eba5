package io.vireo.itests;

import io.vireo.itests.samples.PoolSample;
import io.vireo.itests.samples.Targets;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with the targets of a server of iSCSI; only to be run in namespaces of their own. */
class IscsiContracts extends DriverTck {

    @TempDir
    static Path shared;

    private static Targets places;

    @BeforeAll
    static void start() throws IOException {
        places = new Targets(shared);
    }

    @AfterAll
    static void stop() {
        if (places != null) {
            places.close();
        }
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("storage-iscsi");
    }

    @Override
    protected DriverSample sample() {
        return new PoolSample(shared, "iscsi-direct", places);
    }
}
