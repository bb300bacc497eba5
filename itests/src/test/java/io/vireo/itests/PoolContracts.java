package io.vireo.itests;

import io.vireo.itests.samples.PoolSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with pools that are made of what a server or the kernel gives while they are examined. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoolContracts extends DriverTck {

    /** Makes places for pools; those that can be closed are closed after the last contract. */
    @FunctionalInterface
    interface Opening {
        Supplier<String> in(Path folder) throws IOException;
    }

    private final String driver;
    private final String type;
    private final Opening opening;
    private Path folder;
    private Supplier<String> places;

    /**
     * Prepares nothing yet.
     *
     * @param driver the driver's name
     * @param type the type of the pools
     * @param opening makes what they are made of
     */
    PoolContracts(String driver, String type, Opening opening) {
        this.driver = driver;
        this.type = type;
        this.opening = opening;
    }

    @BeforeAll
    final void open(@TempDir Path shared) throws IOException {
        folder = shared;
        places = opening.in(shared);
    }

    @AfterAll
    final void close() throws Exception {
        if (places instanceof AutoCloseable server) {
            server.close();
        }
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver(driver);
    }

    @Override
    protected DriverSample sample() {
        return new PoolSample(folder, type, places);
    }

    /** The way through a daemon. */
    final Way wire() {
        return new WireWay(folder);
    }
}
