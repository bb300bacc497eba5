package io.vireo.itests;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.Bricks;

/** The contracts with the folders of a server of GlusterFS; only to be run in namespaces of their own. */
@InOwnNamespaces
class GlusterContracts extends PoolContracts {

    GlusterContracts() {
        super("storage-gluster", "gluster", Bricks::new);
    }
}
