package io.vireo.itests;

import io.vireo.itests.samples.Bricks;

/** The contracts with the folders of a server of GlusterFS; only to be run in namespaces of their own. */
class GlusterContracts extends PoolContracts {

    GlusterContracts() {
        super("storage-gluster", "gluster", Bricks::new);
    }
}
