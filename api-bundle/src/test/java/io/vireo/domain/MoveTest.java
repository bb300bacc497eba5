package io.vireo.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever step of a migration fails, the domain runs at exactly one end. */
@Timeout(60)
class MoveTest {

    static final DomainRef WEB = DomainRef.of("web", new UUID(1, 2));
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final VirtException BROKEN = new VirtException(ErrorCode.OPERATION_FAILED, "the link broke");

    private final FakeJobs jobs = new FakeJobs();

    private Job<Domain> migrate(FakeMigration ends, StateReason state, MigrateFlag... flags) {
        FakeDoorway here = new FakeDoorway("qemu:///system")
                .with(Migration.class, ends.source)
                .with(Jobs.class, jobs)
                .with(Inspect.class, new Still(state));
        FakeDoorway there = new FakeDoorway("qemu+tls://there/system").with(MigrationTarget.class, ends.target);
        return new Domain(here, WEB).migrateTo(new Connect(there), Set.of(flags));
    }

    private static FakeMigration failingAt(String step) {
        return new FakeMigration(step, BROKEN);
    }

    private List<String> stepsWhenFailing(String step) {
        FakeMigration ends = failingAt(step);
        Job<Domain> job = migrate(ends, StateReason.RUNNING_BOOTED);
        assertSame(BROKEN, assertThrows(VirtException.class, () -> job.await(LONG)));
        assertEquals(JobState.FAILED, job.state());
        return ends.steps;
    }

    @Test
    void everyStepGetsTheCookieOfTheOneBefore() {
        FakeMigration ends = failingAt("nowhere");
        Domain arrived = migrate(ends, StateReason.RUNNING_BOOTED).await(LONG);
        assertEquals(
                List.of(
                        "begin after ",
                        "prepare after begin",
                        "perform after prepare",
                        "finish after perform",
                        "leave after finish"),
                ends.steps);
        assertEquals("qemu+tls", arrived.toString().replaceAll(".* on (.*)://.*", "$1"));
        assertEquals(Optional.of("tcp:there:49152"), ends.lastParameters.text(MigrationParameters.URI));
        assertEquals(Optional.of("<domain/>"), ends.lastParameters.text(MigrationParameters.XML));
        assertEquals(Optional.of("web"), ends.lastParameters.text(MigrationParameters.NAME));
    }

    @Test
    void nothingIsToBeUndoneWhenItCannotBegin() {
        assertEquals(List.of("begin after "), stepsWhenFailing("begin"));
    }

    @Test
    void itStaysWhenTheDestinationIsNotReady() {
        assertEquals(List.of("begin after ", "prepare after begin", "stay after begin"), stepsWhenFailing("prepare"));
    }

    @Test
    void itIsDroppedThereAndStaysWhenItCannotBeSent() {
        assertEquals(
                List.of(
                        "begin after ",
                        "prepare after begin",
                        "perform after prepare",
                        "drop after prepare",
                        "stay after prepare"),
                stepsWhenFailing("perform"));
    }

    @Test
    void itStaysWhenItDidNotArrive() {
        assertEquals("stay after perform", stepsWhenFailing("finish").get(4));
    }

    @Test
    void itNeverRunsOnHereOnceItRunsThere() {
        FakeMigration ends = failingAt("leave");
        Job<Domain> job = migrate(ends, StateReason.RUNNING_BOOTED);
        VirtException error = assertThrows(VirtException.class, () -> job.await(LONG));
        assertTrue(error.getMessage().contains("web runs on "), error::getMessage);
        assertTrue(error.getMessage().contains("the link broke"), error::getMessage);
        assertEquals("leave after finish", ends.steps.get(ends.steps.size() - 1), "the source must not go on");
    }

    @Test
    void aPausedDomainStaysPaused() {
        FakeMigration ends = failingAt("nowhere");
        migrate(ends, StateReason.PAUSED_USER, MigrateFlag.LIVE).await(LONG);
        assertEquals(Set.of(MigrateFlag.LIVE, MigrateFlag.PAUSED), ends.lastFlags);
    }

    @Test
    void aDefinitionAloneIsNotSent() {
        FakeMigration ends = failingAt("perform");
        migrate(ends, StateReason.SHUTOFF_SHUTDOWN, MigrateFlag.OFFLINE).await(LONG);
        assertEquals(
                List.of("begin after ", "prepare after begin", "finish after prepare", "leave after finish"),
                ends.steps);
    }

    @Test
    void whatTheSourceConductsIsRefused() {
        FakeMigration ends = failingAt("nowhere");
        VirtException error = assertThrows(
                VirtException.class, () -> migrate(ends, StateReason.RUNNING_BOOTED, MigrateFlag.PEER2PEER));
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), error.code());
        assertEquals(List.of(), ends.steps);
    }

    /** A domain that only has a state. */
    private record Still(StateReason state) implements Inspect {

        @Override
        public String xmlDesc(Set<DomainXmlFlag> flags) {
            return "<domain/>";
        }
    }
}
