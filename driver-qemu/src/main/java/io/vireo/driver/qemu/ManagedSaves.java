package io.vireo.driver.qemu;

import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StateFolders;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the state of a domain is kept that its next start goes on from. */
final class ManagedSaves {

    private ManagedSaves() {}

    static Path file(QemuDomain domain) {
        return folder(domain.host()).resolve(domain.uuid() + ".save");
    }

    static Path folder(QemuHost host) {
        return host.folders().state().resolve("save");
    }

    static boolean exists(QemuDomain domain) {
        return Files.exists(file(domain));
    }

    static Path make(QemuDomain domain) {
        StateFolders.create(folder(domain.host()));
        return file(domain);
    }

    static void remove(QemuDomain domain) {
        AtomicFiles.delete(file(domain), "the saved state of " + domain.label());
    }

    /** Starts from the kept state, which is gone once the guest goes on; a state that cannot be used stays. */
    static void restore(QemuDomain domain, boolean paused, Optional<QemuSession> owner) {
        SavedImage image = SavedImage.read(file(domain));
        // The domain may have been renamed since.
        Element definition =
                image.definition().put(Element.of("name", domain.state().name()));
        GuestStart.of(domain, Boot.restored(definition, image, paused || !image.running(), owner));
        remove(domain);
    }
}
