package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.itests.samples.QemuSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of every driver, kept by the QEMU driver also behind a daemon, with real guests. */
class QemuDriverOverTheWireIT extends DriverTck {

    @TempDir
    private static Path folder;

    /** One daemon for all contracts, each of which has a folder of its own. */
    private static WireWay wire;

    @BeforeAll
    static void possible() {
        QemuSample.obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        wire = new WireWay(folder);
    }

    @AfterAll
    static void end() {
        if (wire != null) {
            wire.close();
        }
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("QEMU");
    }

    @Override
    protected Way way(Driver driver) {
        return wire.again();
    }

    @Override
    protected DriverSample sample() {
        return new QemuSample(folder);
    }
}
