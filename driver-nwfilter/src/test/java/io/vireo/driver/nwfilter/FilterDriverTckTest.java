package io.vireo.driver.nwfilter;

import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The driver of network filters keeps every contract that is about it. */
class FilterDriverTckTest extends DriverTck {

    @TempDir
    Path folder;

    @Override
    protected Driver driver() {
        return new FilterDriver(any -> new PretendedNft(), any -> true);
    }

    @Override
    protected DriverSample sample() {
        return new FilterSample(folder);
    }
}
