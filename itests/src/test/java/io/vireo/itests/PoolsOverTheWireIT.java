package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pools of LVM, iSCSI and GlusterFS keep the contracts of every driver: directly, and behind a daemon. */
class PoolsOverTheWireIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final OwnNamespaces LVM = OwnNamespaces.needing(
                    "mount", "losetup", "truncate", "vgcreate", "vgchange")
            .within(PATIENCE);
    private static final OwnNamespaces ISCSI = OwnNamespaces.needing("mount", "tgtd", "tgtadm", "iscsi-ls")
            .forServers()
            .within(PATIENCE);
    private static final OwnNamespaces GLUSTER = OwnNamespaces.needing(
                    "mount", "glusterd", "gluster", "mount.glusterfs")
            .forServers()
            .within(PATIENCE);

    private static void keeps(OwnNamespaces namespaces, Class<?> contracts) {
        namespaces.require();
        namespaces.run(contracts);
    }

    @Test
    void volumeGroups() {
        keeps(LVM, LogicalContracts.class);
    }

    @Test
    void volumeGroupsBehindADaemon() {
        keeps(LVM, LogicalContractsOverTheWire.class);
    }

    @Test
    void targets() {
        keeps(ISCSI, IscsiContracts.class);
    }

    @Test
    void targetsBehindADaemon() {
        keeps(ISCSI, IscsiContractsOverTheWire.class);
    }

    @Test
    void foldersOfGlusterFs() {
        keeps(GLUSTER, GlusterContracts.class);
    }

    @Test
    void foldersOfGlusterFsBehindADaemon() {
        keeps(GLUSTER, GlusterContractsOverTheWire.class);
    }
}
