package io.vireo.itests;

import io.vireo.spi.Driver;
import io.vireo.tck.Way;

/** The contracts of every driver, kept by the test driver also behind a daemon, as the remote driver sees it. */
class TestDriverOverTheWireIT extends TestDriverContractsIT {

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }
}
