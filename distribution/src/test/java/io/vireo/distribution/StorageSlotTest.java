package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageSlotTest {
    @TempDir
    private Path cache;

    @Test
    void theSlotThatHoldsTheSetIsFoundAgain() {
        Path filled = fill("a");
        fill("b");
        try (StorageSlot again = StorageSlot.take(cache, "a")) {
            assertEquals(filled, again.bundles());
            assertTrue(again.holds("a"));
        }
    }

    @Test
    void aSlotInUseIsNotTakenTwice() {
        Path filled = fill("a");
        try (StorageSlot first = StorageSlot.take(cache, "a");
                StorageSlot second = StorageSlot.take(cache, "a")) {
            assertEquals(filled, first.bundles());
            assertNotEquals(filled, second.bundles());
            assertFalse(second.holds("a"));
        }
    }

    @Test
    void anUnfilledSlotHoldsNothing() {
        StorageSlot.take(cache, "a").close();
        try (StorageSlot again = StorageSlot.take(cache, "a")) {
            assertFalse(again.holds("a"));
        }
    }

    @Test
    void aForgottenSlotIsBuiltAnew() {
        fill("a");
        try (StorageSlot slot = StorageSlot.take(cache, "a")) {
            slot.forget();
            assertFalse(slot.holds("a"));
        }
    }

    @Test
    void oldSlotsAreUsedAgainInsteadOfFillingTheDisk() throws IOException {
        for (int i = 0; i < 20; i++) {
            fill("set " + i);
        }
        try (var folders = Files.list(cache)) {
            assertEquals(4, folders.count());
        }
    }

    @Test
    void manyProcessesAtOnceEachGetASlot() {
        List<StorageSlot> slots = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slots.add(StorageSlot.take(cache, "a"));
        }
        assertEquals(10, slots.stream().map(StorageSlot::bundles).distinct().count());
        slots.forEach(StorageSlot::close);
    }

    @Test
    void aCacheThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(cache.resolve("file"));
        StartFailed failed = assertThrows(StartFailed.class, () -> StorageSlot.take(file.resolve("below"), "a"));
        assertTrue(failed.getMessage().contains(file.toString()), failed.getMessage());
        assertTrue(failed.getMessage().contains("VIREO_CACHE"), failed.getMessage());
    }

    private Path fill(String content) {
        try (StorageSlot slot = StorageSlot.take(cache, content)) {
            slot.fill(content);
            return slot.bundles();
        }
    }
}
