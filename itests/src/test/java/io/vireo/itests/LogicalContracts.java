package io.vireo.itests;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.VolumeGroups;

/** The contracts with volume groups of LVM; only to be run in namespaces of their own. */
@InOwnNamespaces
class LogicalContracts extends PoolContracts {

    LogicalContracts() {
        super("storage-logical", "logical", VolumeGroups::new);
    }
}
