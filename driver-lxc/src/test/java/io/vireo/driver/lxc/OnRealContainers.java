package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run containers on a root of busybox, and that leave nothing of them behind. */
@InOwnNamespaces
abstract class OnRealContainers {

    @TempDir
    static Path folder;

    Opened opened;
    Path root;

    @BeforeEach
    final void open() {
        root = BusyboxRoot.in(folder);
        opened = new Opened(folder.resolve("state"));
    }

    @AfterEach
    final void nothingIsLeft() throws IOException {
        opened.requireNothingLeft(folder.resolve("state"));
    }

    /** Starts a domain again and again and gives up after a while; each time it can be started and ended afterwards. */
    final void giveStartsUp(DomainRef ref, int rounds, Runnable start) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            Thread caller = new Thread(() -> unlessRefused(start));
            caller.start();
            Opened.pause(ThreadLocalRandom.current().nextInt(60));
            caller.interrupt();
            caller.join(Opened.PATIENCE.toMillis());
            assertFalse(caller.isAlive(), "an interrupted start hangs");
            if (opened.inspect(ref).isActive()) {
                opened.lifecycle(ref).destroy(Set.of());
            }

            start.run();
            opened.lifecycle(ref).destroy(Set.of());
        }
    }

    /** Does something for which an error is as good an answer as any. */
    static void unlessRefused(Runnable deed) {
        try {
            deed.run();
        } catch (VirtException refused) {
            // Nothing is left of it, which the end of each test looks for.
        }
    }
}
