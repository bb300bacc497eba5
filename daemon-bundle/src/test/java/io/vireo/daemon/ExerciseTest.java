package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.event.Delivery;
import io.vireo.event.EventFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that nobody uses yet uses itself, and nobody notices. */
@Timeout(120)
class ExerciseTest {

    @TempDir
    Path folder;

    private Settings settings() {
        Places places = new Places(folder, folder, folder, false);
        return Settings.of(DaemonOptions.parse(), ConfigText.parse("test", "auth_unix_rw = \"sasl\""), places);
    }

    private Exercise begin(Vireo vireo, BooleanSupplier isWanted) {
        return Exercise.begin(vireo, settings(), folder, isWanted);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().startsWith("vireo-"))
                .collect(Collectors.toSet());
    }

    private List<Path> left() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void guestsLiveAndDieUntilItEnds() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (Exercise exercise = begin(Vireo.load(), () -> looks.incrementAndGet() > 0)) {
            Await.until(() -> exercise.lives() > 1);
        }
        assertTrue(looks.get() > 1, looks::toString);
    }

    @Test
    void itEndsWhenAClientComesAndNotOnlyWhenItIsClosed() throws Exception {
        AtomicBoolean alone = new AtomicBoolean(true);
        try (Exercise exercise = begin(Vireo.load(), alone::get)) {
            Await.until(() -> exercise.lives() > 0);
            alone.set(false);
            Await.until(() -> !exercise.isRunning());
        }
    }

    @Test
    void itLeavesNoFileAndNoThread() throws Exception {
        Vireo vireo = Vireo.load();
        Set<Thread> before = threads();
        try (Exercise exercise = begin(vireo, () -> true)) {
            Await.until(() -> exercise.lives() > 0);
        }
        assertEquals(List.of(), left());
        Await.until(() -> threads().stream().noneMatch(each -> !before.contains(each) && isOfADaemon(each)));
    }

    private static boolean isOfADaemon(Thread thread) {
        return Set.of("crew", "watchman", "clock", "patient", "exercise").stream()
                .anyMatch(each -> thread.getName().startsWith("vireo-" + each));
    }

    @Test
    void whoUsesTheTestDriverSeesNothingOfIt() throws Exception {
        Vireo vireo = Vireo.load();
        List<Delivery> heard = new CopyOnWriteArrayList<>();
        try (Connect connect = vireo.open("test:///default")) {
            connect.subscribe(EventFilter.ALL, heard::add);
            int guests = connect.domains().listDomains(Set.of()).size();
            try (Exercise exercise = begin(vireo, () -> true)) {
                Await.until(() -> exercise.lives() > 1);
                assertEquals(guests, connect.domains().listDomains(Set.of()).size());
            }
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void withoutTheTestDriverItEndsByItself() throws Exception {
        SwapVireo vireo = new SwapVireo();
        vireo.takeAway();
        try (Exercise exercise = begin(vireo, () -> true)) {
            Await.until(() -> !exercise.isRunning());
            assertEquals(0, exercise.lives());
        }
        assertEquals(List.of(), left());
    }
}
