package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoTest {

    private final List<String> done = new ArrayList<>();

    private void work(boolean keep) {
        try (Undo undo = new Undo("start of web")) {
            undo.add("take back one", () -> done.add("one"));
            undo.add("take back two", () -> done.add("two"));
            if (keep) {
                undo.keep();
            }
        }
    }

    @Test
    void stepsRunBackwardsWhenTheWorkIsNotKept() {
        work(false);
        assertEquals(List.of("two", "one"), done);
    }

    @Test
    void nothingIsUndoneWhenTheWorkIsKept() {
        work(true);
        assertEquals(List.of(), done);
    }

    @Test
    void allStepsRunAndFailuresAreAddedToTheOneThatCausedThem() {
        IllegalStateException broken = new IllegalStateException("work");
        IllegalStateException caught = assertThrows(IllegalStateException.class, () -> {
            try (Undo undo = new Undo("start of web")) {
                undo.add("take back one", () -> done.add("one"));
                undo.add("take back two", () -> {
                    throw new IOException("stuck");
                });
                undo.add("take back three", () -> {
                    throw new IOException("stuck too");
                });
                throw broken;
            }
        });
        assertSame(broken, caught);
        assertEquals(List.of("one"), done);
        assertEquals(1, caught.getSuppressed().length);
        Throwable undoing = caught.getSuppressed()[0];
        assertTrue(undoing.getMessage().contains("take back three, to take back two"), undoing.getMessage());
        assertArrayEquals(
                new String[] {"stuck too", "stuck"},
                List.of(undoing.getSuppressed()).stream()
                        .map(Throwable::getMessage)
                        .toArray());
    }

    @Test
    void failuresOfUndoingAloneAreThrown() {
        assertThrows(VirtException.class, () -> {
            try (Undo undo = new Undo("start of web")) {
                undo.add("take back", () -> {
                    throw new IOException("stuck");
                });
            }
        });
    }
}
