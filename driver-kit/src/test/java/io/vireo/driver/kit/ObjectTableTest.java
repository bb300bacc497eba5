package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectTableTest {

    private final ObjectTable<String> table = new ObjectTable<>();
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    @Test
    void objectIsFoundByNameUuidAndId() {
        assertEquals(Optional.empty(), table.add("web", one, "object"));
        table.setId(one, 7);
        assertEquals(Optional.of("object"), table.find("web"));
        assertEquals(Optional.of("object"), table.find(one));
        assertEquals(Optional.of("object"), table.find(7));
        table.clearId(one);
        assertEquals(Optional.empty(), table.find(7));
    }

    @Test
    void duplicatesAreRefusedAndNamed() {
        table.add("web", one, "first");
        assertEquals(Optional.of("first"), table.add("web", two, "second"));
        assertEquals(Optional.of("first"), table.add("db", one, "second"));
        assertEquals(Optional.empty(), table.find("db"));
        assertEquals(1, table.size());
    }

    @Test
    void removedObjectIsForgottenEverywhere() {
        table.add("web", one, "object");
        table.setId(one, 7);
        assertEquals(Optional.of("object"), table.remove(one));
        assertEquals(Optional.empty(), table.remove(one));
        assertEquals(Optional.empty(), table.find("web"));
        assertEquals(Optional.empty(), table.find(one));
        assertEquals(Optional.empty(), table.find(7));
        assertEquals(List.of(), table.list());
    }

    @Test
    void renamingMovesTheNameOnly() {
        table.add("web", one, "object");
        table.add("db", two, "other");
        assertEquals(Optional.of("other"), table.rename(one, "db"));
        assertEquals(Optional.empty(), table.rename(one, "www"));
        assertEquals(Optional.empty(), table.rename(one, "www"), "its own name is not in the way");
        assertEquals(Optional.empty(), table.find("web"));
        assertEquals(Optional.of("object"), table.find("www"));
        assertEquals(List.of("object", "other"), table.list());
        assertThrows(IllegalArgumentException.class, () -> table.rename(UUID.randomUUID(), "x"));
    }

    @Test
    void idThatIsTakenIsRefused() {
        table.add("web", one, "object");
        table.add("db", two, "other");
        table.setId(one, 1);
        assertThrows(IllegalArgumentException.class, () -> table.setId(two, 1));
        table.setId(one, 2);
        table.setId(two, 1);
        assertEquals(Optional.of("object"), table.find(2));
    }

    @Test
    void listIsASnapshotInTheOrderOfAdding() {
        table.add("web", one, "first");
        List<String> before = table.list();
        table.add("db", two, "second");
        assertEquals(List.of("first"), before);
        assertEquals(List.of("first", "second"), table.list());
    }

    @Test
    void hundredThousandObjectsAreLookedUpWithoutASearch() {
        IntStream.range(0, 100_000).forEach(i -> {
            UUID uuid = new UUID(0, i);
            table.add("guest" + i, uuid, "object" + i);
            table.setId(uuid, i);
        });
        assertTimeout(
                Duration.ofSeconds(5),
                () -> IntStream.range(0, 100_000).forEach(i -> {
                    assertTrue(table.find("guest" + i).isPresent());
                    assertTrue(table.find(i).isPresent());
                    assertTrue(table.find(new UUID(0, i)).isPresent());
                }));
        assertEquals(100_000, table.list().size());
    }

    @Test
    void onlyOneOfManyThreadsCanAddAName() throws Exception {
        int threads = 8;
        CountDownLatch go = new CountDownLatch(1);
        ConcurrentLinkedQueue<String> winners = new ConcurrentLinkedQueue<>();
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        go.await();
                    } catch (InterruptedException stop) {
                        return;
                    }
                    for (int n = 0; n < 500; n++) {
                        if (table.add("guest" + n, UUID.randomUUID(), "by " + i).isEmpty()) {
                            winners.add("guest" + n);
                        }
                    }
                }))
                .toList();
        all.forEach(Thread::start);
        go.countDown();
        for (Thread each : all) {
            each.join();
        }
        assertEquals(500, winners.size());
        assertEquals(500, table.list().size());
    }
}
