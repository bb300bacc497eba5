package io.vireo.driver.lxc;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.host.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the domains that are marked for it, once after each start of the machine: what somebody has stopped since is not
 * started again because the platform was restarted.
 */
final class Autostart {

    private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);

    private Autostart() {}

    static void of(LxcHost host) {
        Path mark = host.folders().run().resolve("autostarted");
        String boot = HostFiles.REAL.text("proc/sys/kernel/random/boot_id").orElse("");
        if (read(mark).equals(boot)) {
            return;
        }
        AtomicFiles.writeUnforced(mark, boot, "the mark that containers were started");
        List<LxcDomain> marked = host.table().list().stream()
                .filter(domain -> domain.state().autostart() && !domain.state().isActive())
                .toList();
        if (!marked.isEmpty()) {
            host.work(() -> marked.forEach(Autostart::start));
        }
    }

    private static void start(LxcDomain domain) {
        try {
            domain.modify("start", () -> {
                if (!domain.state().isActive()) {
                    domain.state().definition().ifPresent(each -> ContainerStart.of(domain, each));
                }
            });
        } catch (VirtException failure) {
            LOG.error("{} is marked to be started and could not be", domain.label(), failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
