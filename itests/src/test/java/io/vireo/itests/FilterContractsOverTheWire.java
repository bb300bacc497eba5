package io.vireo.itests;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.FilterSample;
import io.vireo.spi.Driver;
import io.vireo.tck.DriverSample;
import io.vireo.tck.DriverTck;
import io.vireo.tck.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contracts with rules of the kernel behind a daemon; only to be run in a network of its own. */
@InOwnNamespaces
class FilterContractsOverTheWire extends DriverTck {

    /** As the contracts of bindings call it. */
    private static final String PORT = "tckport";

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCards() {
        ChildProcess.of(List.of("ip", "link", "add", PORT, "type", "veth", "peer", "name", "tckpeer"))
                .run(Duration.ofSeconds(10))
                .orFail("make two cards");
    }

    @Override
    protected Driver driver() {
        return ClassPathDrivers.driver("nwfilter");
    }

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }

    @Override
    protected DriverSample sample() {
        return new FilterSample(folder);
    }
}
