package io.vireo.itests;

import io.vireo.examples.tiny.TinyDriver;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A third party's driver keeps its contracts behind a daemon too, without having heard of the wire. */
class TinyDriverOverTheWireIT extends DriverTck {

    @TempDir
    static Path folder;

    @Override
    protected Driver driver() {
        return new TinyDriver();
    }

    @Override
    protected DriverSample sample() {
        return () -> "tiny:///";
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }
}
