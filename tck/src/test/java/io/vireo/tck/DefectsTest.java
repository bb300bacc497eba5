package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit itself: a driver that is sound keeps every contract, one that is not breaks those that its defect is about. */
class DefectsTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANGS_IN_CLOSE")
    void aDefectBreaksTheContractsThatItIsAboutAndNoOthers(Defect defect) {
        Report report = Report.of(() -> new SoundDriver(defect), sentence -> true);
        assertEquals(defect.broken(), report.broken().keySet(), report::why);
    }

    @Test
    void aDriverThatHangsInCloseFailsInTime() {
        Report report = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> Report.of(() -> new SoundDriver(Defect.HANGS_IN_CLOSE), "can be closed twice"::equals));
        assertEquals(Set.of("can be closed twice"), report.broken().keySet(), report::why);
    }

    @Test
    void aBrokenContractSaysWhichAndHow() {
        String sentence = "never answers with null";
        Report report = Report.of(() -> new SoundDriver(Defect.ANSWERS_NULL), sentence::equals);
        String message = report.broken().get(sentence).getMessage();
        assertTrue(message.startsWith("what the driver's classes promise: the driver " + sentence), message);
        assertTrue(message.contains("Inspect.osType"), message);
    }
}
