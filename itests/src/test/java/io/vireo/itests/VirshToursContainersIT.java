package io.vireo.itests;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import org.junit.jupiter.api.Test;

/** An unmodified virsh manages containers through a daemon of ours. */
class VirshToursContainersIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
                    "virsh", "lxc-start", "lxc-attach", "nsenter", "busybox", "losetup")
            .forContainers();

    @Test
    void fromCapabilitiesToUndefine() {
        NAMESPACES.require();
        NAMESPACES.run(VirshTour.class);
    }
}
