package io.vireo.itests;

import io.vireo.itests.samples.SecretSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of every driver, kept by the driver of secrets also behind a daemon. */
class SecretDriverOverTheWireIT extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("secret");
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }

    @Override
    protected DriverSample sample() {
        return new SecretSample(folder);
    }
}
