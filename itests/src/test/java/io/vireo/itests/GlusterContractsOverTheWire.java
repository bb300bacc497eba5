package io.vireo.itests;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.spi.Driver;
import io.vireo.tck.Way;

/** The same contracts through a daemon; only to be run in namespaces of their own. */
@InOwnNamespaces
class GlusterContractsOverTheWire extends GlusterContracts {

    @Override
    protected Way way(Driver driver) {
        return wire();
    }
}
