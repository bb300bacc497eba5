package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Vireo;
import io.vireo.domain.Domains;
import io.vireo.protocol.EventRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand clients come and go, and a daemon ends: nothing of them stays. */
@Timeout(120)
class NothingStaysTest {

    @TempDir
    Path folder;

    /** The daemon's own session, which keeps the host open. */
    private static final int KEPT = 1;

    private static long descriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("vireo-crew")
                        || name.startsWith("vireo-watchman")
                        || name.startsWith("vireo-clock")
                        || name.startsWith("vireo-patient"))
                .collect(Collectors.toSet());
    }

    private static void visit(Served served) throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            client.call(EventRegistration.class, "registerDomain", 0, Optional.empty());
            client.call(Domains.class, "domainByName", "actor");
        }
    }

    @Test
    void clientsLeaveNoDescriptorThreadOrSession() throws Exception {
        try (Served served = Served.start(folder, Vireo.load(), "")) {
            StageDriver stage = StageDriver.last();
            for (int count = 0; count < 50; count++) {
                visit(served);
            }
            Await.until(() -> stage.sessions.get() == KEPT);
            long before = descriptors();
            int running = threads().size();
            for (int count = 0; count < 1000; count++) {
                visit(served);
            }
            Await.until(() -> stage.sessions.get() == KEPT);
            assertTrue(descriptors() <= before + 5, before + " descriptors before, " + descriptors() + " after");
            assertTrue(threads().size() <= running + 3, threads()::toString);
        }
    }

    @Test
    void aDaemonThatEndedHasNoThreadAndNoSession() throws Exception {
        Set<String> before = threads();
        Served served = Served.start(folder, Vireo.load(), "");
        StageDriver stage = StageDriver.last();
        WireClient client = served.client("stage:///system");
        served.close();
        assertTrue(client.isHungUpOn());
        client.close();
        assertEquals(0, stage.sessions.get());
        Await.until(() -> before.containsAll(threads()));
    }
}
