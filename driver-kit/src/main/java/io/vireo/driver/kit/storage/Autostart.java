package io.vireo.driver.kit.storage;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the pools that are marked for it, once after each start of the machine. */
final class Autostart {

    private static final Logger LOG = LoggerFactory.getLogger(Autostart.class);
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path mark;
    private boolean done;

    /** Makes it; the mark says for which start of the machine it was done. */
    Autostart(Path mark) {
        this.mark = mark;
    }

    synchronized void once(List<HostPool> pools, Consumer<HostPool> start) {
        String boot = text(BOOT);
        if (done || text(mark).equals(boot)) {
            return;
        }
        AtomicFiles.write(mark, boot, "the mark that pools were started");
        done = true;
        pools.stream().filter(each -> each.autostart() && !each.isActive()).forEach(each -> tried(each, start));
    }

    private static void tried(HostPool pool, Consumer<HostPool> start) {
        try {
            start.accept(pool);
        } catch (VirtException failure) {
            LOG.error(
                    "Storage pool {} is marked to be started and could not be",
                    pool.ref().name(),
                    failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
