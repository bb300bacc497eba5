package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Tools that know nothing of Vireo make, copy and change guests through its daemon. */
class VirtInstallIT {

    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing(
            "nft",
            "tc",
            "dnsmasq",
            "virt-install",
            "virt-clone",
            "virt-xml",
            "virsh",
            "qemu-system-x86_64",
            "qemu-img");

    @Test
    void makesAGuestWithAVolumeAndACardAndCopiesIt() {
        if (!Files.exists(VirtToolsThroughTheDaemon.images().resolve("initramfs"))) {
            String why = "no Linux guest in " + VirtToolsThroughTheDaemon.images() + ": run tools/guest";
            System.out.println("skipped: " + why);
            abort(why);
        }
        NAMESPACES.require();
        NAMESPACES.run(VirtToolsThroughTheDaemon.class);
    }
}
