package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a log is told of a flood. */
class ComplaintsTest {

    private final List<Runnable> minutes = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Complaints complaints = new Complaints(minutes::add, log::add);

    private void flood(int count) {
        for (int number = 1; number <= count; number++) {
            int which = number;
            complaints.add(() -> "client " + which);
        }
    }

    @Test
    void aFewAreWrittenAsTheyCome() {
        flood(2);
        assertEquals(List.of("client 1", "client 2"), log);
        minutes.remove(0).run();
        assertEquals(2, log.size());
    }

    @Test
    void aFloodIsCountedAndTheCountIsWrittenOnce() {
        flood(100_000);
        assertEquals(Complaints.LINES, log.size());
        minutes.remove(0).run();
        assertEquals("99980 more clients were refused or dropped within a minute", log.get(Complaints.LINES));
        assertEquals(List.of(), minutes);
    }

    @Test
    void afterAMinuteLinesAreWrittenAgain() {
        flood(Complaints.LINES + 1);
        minutes.remove(0).run();
        flood(1);
        assertEquals("client 1", log.get(log.size() - 1));
        assertEquals(1, minutes.size());
    }
}
