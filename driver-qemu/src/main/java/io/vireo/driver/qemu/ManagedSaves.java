package io.vireo.driver.qemu;

import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StateFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the state of a domain is kept that its next start goes on from. */
final class ManagedSaves {

    private ManagedSaves() {}

    static Path file(QemuDomain domain) {
        return folder(domain).resolve(domain.uuid() + ".save");
    }

    private static Path folder(QemuDomain domain) {
        return domain.host().folders().state().resolve("save");
    }

    static boolean exists(QemuDomain domain) {
        return Files.exists(file(domain));
    }

    static Path make(QemuDomain domain) {
        StateFolders.create(folder(domain));
        return file(domain);
    }

    static void remove(QemuDomain domain) {
        AtomicFiles.delete(file(domain), "the saved state of " + domain.label());
    }

    /** Starts from the kept state, which is gone once the guest goes on; a state that cannot be used stays. */
    static void restore(QemuDomain domain, boolean paused, Optional<QemuSession> owner) {
        SavedImage image = SavedImage.read(file(domain));
        GuestStart.of(domain, Boot.restored(image.definition(), image, paused || !image.running(), owner));
        remove(domain);
    }
}
