package io.vireo.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.Bytes;
import io.vireo.CodePair;
import io.vireo.TypedParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the values about domains promise. */
class ValuesTest {

    @Test
    void aSpeedIsNeverNegativeAndKeepsItsAmount() {
        assertEquals(Bytes.ofMib(8), Bandwidth.of(Bytes.ofMib(8)).perSecond());
        assertEquals(Bandwidth.UNLIMITED, Bandwidth.of(Bytes.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new Bandwidth(-1));
    }

    @Test
    void waitingForAnAgentIsCountedInWholeSeconds() {
        assertEquals(new AgentTimeout(5), AgentTimeout.of(Duration.ofMillis(5_900)));
        assertEquals(AgentTimeout.NOWAIT, AgentTimeout.of(Duration.ZERO));
        Duration negative = Duration.ofSeconds(-2);
        assertThrows(IllegalArgumentException.class, () -> AgentTimeout.of(negative), "must not become BLOCK");
    }

    @Test
    void nobodyCanChangeACookie() {
        byte[] bytes = {1, 2};
        MigrationCookie cookie = new MigrationCookie(bytes);
        bytes[0] = 9;
        cookie.bytes()[1] = 9;
        assertArrayEquals(new byte[] {1, 2}, cookie.bytes());
        assertEquals(new MigrationCookie(new byte[] {1, 2}), cookie);
        assertEquals(new MigrationCookie(new byte[] {1, 2}).hashCode(), cookie.hashCode());
    }

    @Test
    void aListInAValueCannotBeChangedFromOutside() {
        List<String> devices = new ArrayList<>(List.of("vda"));
        GuestFilesystem filesystem = new GuestFilesystem("/", "vda1", "ext4", devices);
        devices.clear();
        assertEquals(List.of("vda"), filesystem.devices());
    }

    @Test
    void anUnknownReasonStillTellsTheState() {
        StateReason newer = CodePair.of(StateReason.class, DomainState.PAUSED.code(), 99);
        assertEquals(StateReason.PAUSED, newer);
        assertEquals(DomainState.PAUSED, newer.state());
        assertEquals(DomainState.UNKNOWN, CodePair.of(StateReason.class, 99, 0).state());
    }

    @Test
    void everyStateHasAReasonThatNobodySaid() {
        for (DomainState state : DomainState.values()) {
            if (state != DomainState.UNKNOWN) {
                assertEquals(
                        state.name() + "_UNKNOWN",
                        CodePair.of(StateReason.class, state.code(), 0).name());
            }
        }
    }

    @Test
    void jobStatisticsAreReadByName() {
        JobStats stats = new JobStats(
                JobType.FAILED,
                TypedParameters.builder()
                        .ofInt("operation", 5)
                        .ofUllong("time_elapsed", 1_500)
                        .ofUllong("data_remaining", 1024)
                        .ofString("errmsg", "the link broke")
                        .build());
        assertEquals(JobOperation.MIGRATION_OUT, stats.operation());
        assertEquals(Optional.of(Duration.ofMillis(1_500)), stats.elapsed());
        assertEquals(Optional.of(Bytes.ofKib(1)), stats.remaining());
        assertEquals(Optional.empty(), stats.total());
        assertEquals(Optional.of("the link broke"), stats.failure());
    }

    @Test
    void aCountThatIsTooLargeForASizeIsNotKnown() {
        JobStats stats = new JobStats(
                JobType.BOUNDED,
                TypedParameters.builder().ofUllong("data_total", -1).build());
        assertEquals(Optional.empty(), stats.total());
    }
}
