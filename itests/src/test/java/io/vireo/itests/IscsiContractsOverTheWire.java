package io.vireo.itests;

import io.vireo.spi.Driver;
import io.vireo.tck.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same contracts through a daemon; only to be run in namespaces of their own. */
class IscsiContractsOverTheWire extends IscsiContracts {

    @TempDir
    Path folder;

    @Override
    protected Way way(Driver driver) {
        return new WireWay(folder);
    }
}
