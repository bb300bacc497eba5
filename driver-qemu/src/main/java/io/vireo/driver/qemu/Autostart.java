package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.LockLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the domains that are marked for it, once after each start of the machine: what somebody has stopped since is not
 * started again because the platform was restarted.
 */
final class Autostart {

    private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);

    private Autostart() {}

    static void of(QemuHost host) {
        Path mark = host.folders().run().resolve("autostarted");
        String boot = boot();
        if (read(mark).equals(boot)) {
            return;
        }
        AtomicFiles.write(mark, boot, "the mark that guests were started");
        List<QemuDomain> marked = host.table().list().stream()
                .filter(domain -> domain.state().autostart() && !domain.state().isActive())
                .toList();
        if (!marked.isEmpty()) {
            host.work(() -> marked.forEach(Autostart::start));
        }
    }

    private static void start(QemuDomain domain) {
        try {
            domain.lock().run(LockLevel.MODIFY, "start", QemuDomain.PATIENCE, () -> {
                if (!domain.state().isActive()) {
                    QemuLifecycle.begin(domain, false, false, Optional.empty());
                }
            });
        } catch (VirtException failure) {
            LOG.error("{} is marked to be started and could not be", domain.label(), failure);
        }
    }

    private static String boot() {
        return read(Path.of("/proc/sys/kernel/random/boot_id"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
