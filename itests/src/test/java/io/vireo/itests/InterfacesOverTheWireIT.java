package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts about the interfaces that this host really has, seen through a daemon. */
class InterfacesOverTheWireIT extends DriverTck {

    private static final AtomicInteger NEXT = new AtomicInteger();

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
        // The daemon keeps a folder that it has had for a moment longer than its last client.
        return () -> "interface:///embed?root=" + folder.resolve(Integer.toString(NEXT.incrementAndGet()));
    }
}
