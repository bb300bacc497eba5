package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.event.MonitorEvent;
import io.vireo.protocol.MonitorFlags;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client chooses events by expressions of its own, at whose cost others must not wait. */
class MonitorNamesTest {

    private static final DomainRef DOMAIN = DomainRef.of("web", new UUID(1, 1));

    private static boolean isWanted(String wish, int flags, String name) {
        return MonitorNames.of(Optional.of(wish), new MonitorFlags(flags))
                .test(new MonitorEvent(DOMAIN, name, Instant.EPOCH, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "SHUTDOWN, 0, SHUTDOWN, true",
        "SHUT, 0, SHUTDOWN, false",
        "shutdown, 0, SHUTDOWN, false",
        "shutdown, 2, SHUTDOWN, true",
        "BLOCK_.*, 1, BLOCK_JOB_READY, true",
        "block_, 3, BLOCK_JOB_READY, true",
        "^JOB, 1, BLOCK_JOB_READY, false",
        "S.*, 0, SHUTDOWN, false",
    })
    void choosesByNameOrExpression(String wish, int flags, String name, boolean wanted) {
        assertEquals(wanted, isWanted(wish, flags, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(([A-Z_]+)+)+!", "(.*)*(.*)*(.*)*(.*)*!", "(A|B|C|D|E|_|[A-Z]|.)*(.*.*.*.*.*.*)*!"})
    void anExpressionThatGoesBackAndForthForEverDoesNotFit(String wish) {
        assertTimeout(
                Duration.ofSeconds(5), () -> assertEquals(false, isWanted(wish, 1, "BLOCK_IMAGE_CORRUPTED_AND_MORE")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"((((){9999}){9999}){9999}){9999}!", "[", "(", "\\"})
    void anExpressionThatCannotBeTakenIsRefused(String wish) {
        assertThrows(VirtException.class, () -> isWanted(wish, 1, "SHUTDOWN"));
    }

    @Test
    void aLongExpressionIsRefused() {
        assertThrows(VirtException.class, () -> isWanted("a".repeat(257), 1, "SHUTDOWN"));
    }
}
