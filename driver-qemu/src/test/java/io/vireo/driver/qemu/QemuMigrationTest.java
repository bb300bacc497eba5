package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.JobOperation;
import io.vireo.domain.JobStatsFlag;
import io.vireo.domain.Jobs;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.MigrateFlag;
import io.vireo.domain.Migration;
import io.vireo.domain.MigrationCookie;
import io.vireo.domain.MigrationOffer;
import io.vireo.domain.MigrationParameters;
import io.vireo.domain.MigrationTarget;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real guest goes from one host's QEMU to another's while it runs; both hosts are folders of this one. */
class QemuMigrationTest {

    private static final Set<MigrateFlag> LIVE = EnumSet.of(MigrateFlag.LIVE, MigrateFlag.UNSAFE);

    @TempDir
    Path root;

    private QemuFixture here;
    private QemuFixture there;
    private DomainRef ref;
    private TypedParameters parameters = TypedParameters.NONE;

    @BeforeEach
    void start() throws IOException {
        here = new QemuFixture(root.resolve("here"));
        there = new QemuFixture(root.resolve("there"));
        ref = here.define(here.bootable("web", "<serial type='pty'/>"));
        here.boot(ref).close();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private Migration source() {
        return here.on(ref, Migration.class);
    }

    private MigrationTarget target() {
        return there.host(MigrationTarget.class);
    }

    private void put(String name, String value) {
        parameters = TypedParameters.builder()
                .addAll(parameters)
                .ofString(name, value)
                .build();
    }

    /** Takes the steps up to the one in which the guest is sent. */
    private void prepare(Set<MigrateFlag> flags) {
        put(MigrationParameters.XML, source().beginMigration(parameters, flags).xml());
        put(MigrationParameters.NAME, "web");
        TypedParameters asked = TypedParameters.builder()
                .addAll(parameters)
                .ofString(MigrationParameters.URI, "tcp://127.0.0.1")
                .ofString(MigrationParameters.LISTEN_ADDRESS, "127.0.0.1")
                .build();
        MigrationOffer offer = target().prepareMigration(asked, MigrationCookie.NONE, flags);
        put(MigrationParameters.URI, offer.uri().orElseThrow());
    }

    private void perform(Set<MigrateFlag> flags) {
        source().performMigration(Optional.empty(), parameters, MigrationCookie.NONE, flags);
    }

    private static StateReason state(QemuFixture at, DomainRef of) {
        return at.on(of, Inspect.class).state();
    }

    private static void requireAlive(QemuFixture at, DomainRef of) {
        VirtStream console = at.on(of, Console.class).openConsole(Optional.empty(), Set.of());
        QemuFixture.tell(console, 'x');
        assertTrue(QemuFixture.readUntil(console, "x").contains("x"), "it answers, so it has not booted anew");
        console.abort();
    }

    @Test
    void aGuestGoesOnAtTheOtherHostAndIsOverHere() throws Exception {
        prepare(LIVE);
        assertEquals(StateReason.PAUSED_MIGRATION, state(there, ref));
        perform(LIVE);
        DomainRef arrived = target().finishMigration(parameters, MigrationCookie.NONE, LIVE, false)
                .domain();
        source().confirmMigration(parameters, MigrationCookie.NONE, LIVE, false);
        assertEquals(StateReason.RUNNING_MIGRATED, state(there, arrived));
        assertEquals(StateReason.SHUTOFF_MIGRATED, state(here, ref));
        requireAlive(there, arrived);
        assertTrue(there.lifecycles()
                .containsAll(List.of(DomainLifecycle.STARTED_MIGRATED, DomainLifecycle.RESUMED_MIGRATED)));
        assertTrue(here.lifecycles().contains(DomainLifecycle.STOPPED_MIGRATED));
        there.reopen();
        assertEquals(StateReason.RUNNING_MIGRATED, state(there, arrived), "it belongs to no connection any more");
    }

    @Test
    void aGuestTakesItsDefinitionAlongWhenThatIsAskedFor() {
        Set<MigrateFlag> flags = EnumSet.of(MigrateFlag.UNSAFE, MigrateFlag.PERSIST_DEST, MigrateFlag.UNDEFINE_SOURCE);
        prepare(flags);
        perform(flags);
        assertEquals(
                JobOperation.MIGRATION_OUT,
                here.on(ref, Jobs.class)
                        .jobStats(Set.of(JobStatsFlag.COMPLETED))
                        .operation());
        target().finishMigration(parameters, MigrationCookie.NONE, flags, false);
        source().confirmMigration(parameters, MigrationCookie.NONE, flags, false);
        assertThrows(NotFound.class, () -> state(here, ref));
        assertEquals(List.of(ref), there.host(Domains.class).listDomains(Set.of(ListDomainsFlag.PERSISTENT)));
        requireAlive(there, ref);
    }

    @Test
    void aMigrationThatIsGivenUpLeavesTheGuestHereAndNothingThere() {
        prepare(LIVE);
        perform(LIVE);
        VirtException dropped = assertThrows(
                VirtException.class, () -> target().finishMigration(parameters, MigrationCookie.NONE, LIVE, true));
        assertEquals(Optional.of(ErrorCode.MIGRATE_FINISH_OK), dropped.code());
        source().confirmMigration(parameters, MigrationCookie.NONE, LIVE, true);
        assertEquals(StateReason.RUNNING_MIGRATION_CANCELED, state(here, ref));
        requireAlive(here, ref);
        assertEquals(List.of(), there.host(Domains.class).listDomains(Set.of()));
    }

    @Test
    void aGuestThatCannotBeSentGoesOnAndOneThatNobodyFetchesIsDropped() throws Exception {
        prepare(LIVE);
        put(MigrationParameters.URI, "tcp://127.0.0.1:1");
        TypedParameters wrong = TypedParameters.builder()
                .ofString(MigrationParameters.URI, "tcp://127.0.0.1:1")
                .build();
        assertThrows(
                VirtException.class,
                () -> source().performMigration(Optional.empty(), wrong, MigrationCookie.NONE, LIVE));
        assertEquals("running", state(here, ref).state().name().toLowerCase(java.util.Locale.ROOT));
        requireAlive(here, ref);
        there.reopen();
        assertEquals(List.of(), there.host(Domains.class).listDomains(Set.of()), "its client has gone");
    }

    @Test
    void whatWouldLoseDataOrIsNotBuiltIsRefused() {
        VirtException unsafe =
                assertThrows(VirtException.class, () -> source().beginMigration(parameters, Set.of(MigrateFlag.LIVE)));
        assertEquals(Optional.of(ErrorCode.MIGRATE_UNSAFE), unsafe.code());
        for (MigrateFlag flag : List.of(
                MigrateFlag.TUNNELLED,
                MigrateFlag.PEER2PEER,
                MigrateFlag.POSTCOPY,
                MigrateFlag.NON_SHARED_DISK,
                MigrateFlag.TLS)) {
            assertThrows(
                    VirtException.class,
                    () -> source().beginMigration(parameters, EnumSet.of(flag, MigrateFlag.UNSAFE)),
                    flag.name());
        }
        for (String uri : List.of("exec:touch /tmp/x", "fd:0", "tcp:-x:1", "unix:/tmp/x", "tcp:a:b:c")) {
            TypedParameters hostile = TypedParameters.builder()
                    .ofString(MigrationParameters.URI, uri)
                    .build();
            assertThrows(
                    VirtException.class,
                    () -> source().performMigration(Optional.empty(), hostile, MigrationCookie.NONE, LIVE),
                    uri);
        }
        assertEquals(StateReason.RUNNING_UNPAUSED, state(here, ref), "it ran on");
    }
}
