package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.driver.remote.Keepalive.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Silence is asked about, and only unanswered questions are the end. */
class KeepaliveTest {

    private final Keepalive keepalive = new Keepalive(Duration.ofMillis(20), 2);

    private static void silence() throws InterruptedException {
        Thread.sleep(30);
    }

    @Test
    void asksAfterSilenceAndGivesUpAfterQuestionsInVain() throws InterruptedException {
        assertEquals(Step.FINE, new Keepalive(Duration.ofMinutes(1), 2).look(false));
        silence();
        assertEquals(Step.ASK, keepalive.look(false));
        silence();
        assertEquals(Step.ASK, keepalive.look(false));
        silence();
        assertEquals(Step.DEAD, keepalive.look(false));
    }

    @Test
    void takesEverythingThatIsHeardForAnAnswer() throws InterruptedException {
        silence();
        assertEquals(Step.ASK, keepalive.look(false));
        for (int i = 0; i < 5; i++) {
            silence();
            keepalive.heard();
            assertEquals(Step.FINE, keepalive.look(false));
        }
    }

    @Test
    void doesNotTakeItsOwnDeafnessForSilenceButLetsTheServerHearOfIt() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            silence();
            assertEquals(Step.ASK, keepalive.look(true));
        }
        assertEquals(Step.FINE, keepalive.look(false));
    }
}
