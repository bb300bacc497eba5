package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.event.EventFilter;
import io.vireo.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@DisplayName(
        "Who listens to a server that is lost at any moment, amid the changes of others, knows its world afterwards")
class NothingLostNothingInventedIT {

    private static final int LONGEST_MILLIS = 400;
    private static final int ROUNDS = Integer.getInteger("vireo.cycles", 6);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("vireo.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Vireo vireo = Vireo.load();
    private final SecretListener listener = new SecretListener();
    private DaemonProcess daemon;

    /** Does away with the connection. */
    @FunctionalInterface
    private interface Loss {
        void happen() throws Exception;
    }

    @BeforeEach
    void start() throws IOException {
        System.out.println("seed " + seed + "; -Dvireo.seed repeats it");
        daemon = new DaemonProcess(folder);
    }

    @AfterEach
    void stop() {
        daemon.close();
    }

    private Connect open(Path socket) {
        return vireo.open("secret+unix:///system?socket=" + socket + "&root=" + folder.resolve("root"));
    }

    @Test
    void whenTheDaemonIsKilled() throws Exception {
        afterEach(daemon.socket(), () -> {
            daemon.kill();
            daemon.start();
        });
    }

    @Test
    void whenTheConnectionIsCut() throws Exception {
        try (CutRelay relay = new CutRelay(folder.resolve("relay"), daemon.socket())) {
            afterEach(relay.path(), relay::cut);
        }
    }

    private void afterEach(Path way, Loss loss) throws Exception {
        try (Connect listening = open(way);
                Connect changing = open(daemon.socket())) {
            listening.subscribe(EventFilter.ALL, listener);
            long changes = 0;
            for (int round = 0; round < ROUNDS; round++) {
                try (SecretTraffic traffic = new SecretTraffic(changing, random.nextLong())) {
                    Thread.sleep(random.nextInt(LONGEST_MILLIS));
                    loss.happen();
                    Thread.sleep(random.nextInt(LONGEST_MILLIS));
                    changes += traffic.changes();
                }
                compare(round);
            }
            assertTrue(listener.resyncs() >= ROUNDS, () -> "only told " + listener.resyncs() + " times how it stands");
            System.out.println(changes + " changes, " + ROUNDS + " losses");
        }
    }

    /** Once the last change of all has come, all before it have. */
    private void compare(int round) {
        UUID last = new UUID(0x4000L, 0x9000_0000_0000_0000L | round);
        try (Connect asking = open(daemon.socket())) {
            SecretTraffic.define(asking, last);
            Await.until(
                    () -> listener.world().contains(last), () -> "the last change was never told: " + listener.world());
            Set<UUID> there = asking.listSecrets().stream()
                    .map(Secret::ref)
                    .map(each -> each.uuid())
                    .collect(Collectors.toSet());
            assertEquals(there, listener.world(), "after loss " + round);
            assertEquals(List.of(), listener.invented());
        }
    }
}
