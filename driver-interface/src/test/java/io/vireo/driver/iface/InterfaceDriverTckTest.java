package io.vireo.driver.iface;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import org.junit.jupiter.api.BeforeAll;

/** The driver of interfaces keeps every contract, on those that this host really has: it only looks. */
class InterfaceDriverTckTest extends DriverTck {

    @BeforeAll
    static void possible() {
        if (ChildProcess.find("ip").isEmpty()) {
            System.out.println("skipped: ip is not installed");
            abort("ip is not installed");
        }
    }

    @Override
    protected Driver driver() {
        return new InterfaceDriver();
    }

    @Override
    protected DriverSample sample() {
        return () -> "interface:///system";
    }
}
