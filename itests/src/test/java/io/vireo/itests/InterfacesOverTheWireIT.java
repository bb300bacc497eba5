package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts about the interfaces that this host really has, seen through a daemon. */
class InterfacesOverTheWireIT extends DriverTck {

    @TempDir
    Path folder;

    @BeforeAll
    static void possible() {
        if (ChildProcess.find("ip").isEmpty()) {
            System.out.println("skipped: ip is not installed");
            abort("ip is not installed");
        }
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("iproute");
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }

    @Override
    protected DriverSample sample() {
        return () -> "interface:///embed?root=" + folder.resolve("root");
    }
}
