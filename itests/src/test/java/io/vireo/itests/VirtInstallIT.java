package io.vireo.itests;

import static org.junit.jupiter.api.Assumptions.abort;

import io.vireo.driver.kit.ChildProcess;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tools that know nothing of Vireo make, copy and change guests through its daemon. */
class VirtInstallIT {

    @Test
    void makesAGuestWithAVolumeAndACardAndCopiesIt() {
        obstacle().ifPresent(why -> {
            System.out.println("skipped: " + why);
            abort(why);
        });
        OwnNetwork.run(VirtToolsThroughTheDaemon.class);
    }

    private static Optional<String> obstacle() {
        if (!Files.exists(VirtToolsThroughTheDaemon.images().resolve("initramfs"))) {
            return Optional.of("no Linux guest in " + VirtToolsThroughTheDaemon.images() + ": run tools/guest");
        }
        return Stream.of("virt-install", "virt-clone", "virt-xml", "virsh", "qemu-system-x86_64", "qemu-img")
                .filter(program -> ChildProcess.find(program).isEmpty())
                .findFirst()
                .map(program -> program + " is not installed (packages virtinst, libvirt-clients, qemu)")
                .or(OwnNetwork::obstacle);
    }
}
