package io.vireo.itests;

import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.Targets;

/** The contracts with the targets of a server of iSCSI; only to be run in namespaces of their own. */
@InOwnNamespaces
class IscsiContracts extends PoolContracts {

    IscsiContracts() {
        super("storage-iscsi", "iscsi-direct", Targets::new);
    }
}
