package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.JobStatsFlag;
import io.vireo.domain.JobType;
import io.vireo.domain.Jobs;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.StateReason;
import io.vireo.event.DomainLifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests that hang, operations that are given up half-way, and machines that start anew. */
class QemuHardshipTest {

    /** So slow that a test can look on while the state of the smallest guest is written. */
    private static final Timings SLOW_SAVE = Timings.USUAL.withSaveRate(50_000);

    @TempDir
    Path root;

    private QemuFixture qemu;

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private DomainRef running(Timings timings) {
        qemu = new QemuFixture(root, timings);
        DomainRef ref = qemu.define(QemuFixture.bare("web"));
        qemu.lifecycle(ref).start(Set.of());
        return ref;
    }

    private StateReason state(DomainRef ref) {
        return qemu.on(ref, Inspect.class).state();
    }

    private GuestRecord record(DomainRef ref) {
        return GuestRecord.read(GuestFolder.of(root.resolve("run/qemu"), ref.uuid()))
                .orElseThrow();
    }

    @Test
    void aSaveThatIsCancelledLetsTheGuestGoOn() throws Exception {
        DomainRef ref = running(SLOW_SAVE);
        ManagedSave kept = qemu.on(ref, ManagedSave.class);
        CompletableFuture<Void> save = CompletableFuture.runAsync(() -> kept.managedSave(Set.of()));
        Jobs jobs = qemu.on(ref, Jobs.class);
        QemuFixture.until(
                "the job is seen", () -> jobs.jobStats(Set.of()).processed().isPresent());
        assertEquals(StateReason.PAUSED_SAVE, state(ref));
        jobs.abortJob(Set.of());
        assertThrows(ExecutionException.class, save::get);
        assertEquals(StateReason.RUNNING_SAVE_CANCELED, state(ref));
        assertFalse(kept.hasManagedSave());
        assertEquals(JobType.NONE, jobs.jobStats(Set.of()).type());
        assertFalse(jobs.jobStats(Set.of(JobStatsFlag.COMPLETED)).type() == JobType.COMPLETED);
        assertEquals(List.of(), files("state/qemu/save"));
    }

    @Test
    void aDestroyDoesNotWaitForASave() throws Exception {
        DomainRef ref = running(SLOW_SAVE);
        CompletableFuture<Void> save =
                CompletableFuture.runAsync(() -> qemu.on(ref, ManagedSave.class).managedSave(Set.of()));
        QemuFixture.until("the save has begun", () -> state(ref) == StateReason.PAUSED_SAVE);
        qemu.lifecycle(ref).destroy(Set.of());
        assertEquals(StateReason.SHUTOFF_DESTROYED, state(ref));
        assertThrows(ExecutionException.class, save::get);
        assertEquals(List.of(), files("state/qemu/save"));
    }

    @Test
    void aSaveThatWasCutOffByTheEndOfThePlatformCostsNothing() throws Exception {
        DomainRef ref = running(SLOW_SAVE);
        CompletableFuture<Void> save =
                CompletableFuture.runAsync(() -> qemu.on(ref, ManagedSave.class).managedSave(Set.of()));
        QemuFixture.until("the save has begun", () -> !files("state/qemu/save").isEmpty());
        qemu.withoutSession(() -> assertThrows(ExecutionException.class, save::get));
        QemuFixture.until(
                "the guest goes on",
                () -> qemu.on(ref, Inspect.class).state().state() == io.vireo.domain.DomainState.RUNNING);
        assertFalse(qemu.on(ref, ManagedSave.class).hasManagedSave());
        assertEquals(List.of(), files("state/qemu/save"));
    }

    private List<String> files(String folder) {
        try (Stream<Path> all = Files.list(root.resolve(folder))) {
            return all.map(each -> each.getFileName().toString()).toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aGuestWhoseQemuHangsIsStillSeenAndCanBeDestroyed() throws Exception {
        DomainRef ref = running(Timings.USUAL.withTerm(Duration.ofSeconds(1)));
        DomainRef other = qemu.define(QemuFixture.bare("other"));
        qemu.lifecycle(other).start(Set.of());
        signal(record(ref).process().pid(), "STOP");
        assertTrue(qemu.on(ref, Inspect.class).info().cpuTime().toNanos() > 0);
        assertTrue(qemu.on(ref, Inspect.class).xmlDesc(Set.of()).contains("<name>web</name>"));
        CompletableFuture<Void> stuck =
                CompletableFuture.runAsync(() -> qemu.lifecycle(ref).suspend());
        QemuFixture.until(
                "the operation waits",
                () -> qemu.on(ref, Inspect.class).controlInfo().state() == io.vireo.domain.ControlState.JOB);
        long begin = System.nanoTime();
        assertEquals(2, qemu.host(Domains.class).listDomains(Set.of()).size());
        qemu.lifecycle(other).suspend();
        qemu.lifecycle(ref).destroy(Set.of());
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
        assertEquals(StateReason.SHUTOFF_DESTROYED, state(ref));
        assertThrows(ExecutionException.class, stuck::get);
    }

    private static void signal(long pid, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    @Test
    void whatIsMarkedStartsWithTheMachineAndOnlyThen() throws Exception {
        qemu = new QemuFixture(root);
        DomainRef ref = qemu.define(QemuFixture.bare("web"));
        qemu.on(ref, Definition.class).setAutostart(true);
        qemu.reopen();
        assertEquals(StateReason.SHUTOFF_UNKNOWN, state(ref), "the platform was restarted, not the machine");
        qemu.withoutSession(() -> Files.delete(root.resolve("run/qemu/autostarted")));
        qemu.await(DomainLifecycle.STARTED_BOOTED);
        assertEquals(StateReason.RUNNING_BOOTED, state(ref));
    }

    @Test
    void aRenamedDomainGoesOnFromItsKeptStateUnderItsNewName() {
        DomainRef ref = running(Timings.USUAL);
        qemu.on(ref, ManagedSave.class).managedSave(Set.of());
        qemu.on(ref, Definition.class).rename("shop");
        qemu.lifecycle(ref).start(Set.of());
        assertEquals("shop", qemu.host(Domains.class).domainByUuid(ref.uuid()).name());
        assertTrue(qemu.on(ref, Inspect.class).xmlDesc(Set.of()).contains("<name>shop</name>"));
        qemu.reopen();
        assertEquals("shop", qemu.host(Domains.class).domainByUuid(ref.uuid()).name());
    }

    @Test
    void aGuestThatDoesNotAnswerIsLeftOutOfNoList() throws Exception {
        DomainRef ref = running(Timings.USUAL.withTerm(Duration.ofSeconds(1)));
        DomainRef other = qemu.define(QemuFixture.bare("other"));
        qemu.lifecycle(other).start(Set.of());
        signal(record(ref).process().pid(), "KILL");
        List<TypedParameters> all = qemu.host(Domains.class).allDomainStats(List.of(), Set.of(), Set.of()).stream()
                .map(io.vireo.domain.DomainStats::values)
                .toList();
        assertEquals(2, all.size());
        assertTrue(all.stream().allMatch(each -> each.number("state.state").isPresent()));
    }

    @Test
    void aFolderWithALongPathHasGuestsToo() throws Exception {
        Path deep = Files.createDirectories(root.resolve("a".repeat(60)).resolve("b".repeat(60)));
        qemu = new QemuFixture(deep);
        DomainRef ref = qemu.define(QemuFixture.bare("web"));
        qemu.lifecycle(ref).start(Set.of());
        Path sockets = GuestFolder.of(deep.resolve("run/qemu"), ref.uuid()).sockets();
        assertTrue(Files.exists(sockets));
        qemu.lifecycle(ref).destroy(Set.of());
        assertFalse(Files.exists(sockets));
        assertThrows(VirtException.class, () -> qemu.lifecycle(ref).suspend());
    }

    @Test
    void aGuestThatHangsWhenThePlatformComesBackHoldsUpNobodyAndIsTakenOverLater() throws Exception {
        DomainRef ref = running(Timings.USUAL.withTerm(Duration.ofSeconds(1)));
        long pid = record(ref).process().pid();
        signal(pid, "STOP");
        long begin = System.nanoTime();
        qemu.reopen();
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
        assertEquals(StateReason.RUNNING_BOOTED, state(ref));
        assertEquals(
                io.vireo.domain.ControlState.ERROR,
                qemu.on(ref, Inspect.class).controlInfo().state());
        assertThrows(VirtException.class, () -> qemu.lifecycle(ref).suspend());
        signal(pid, "CONT");
        QemuFixture.until(
                "it is taken over",
                () -> qemu.on(ref, Inspect.class).controlInfo().state() == io.vireo.domain.ControlState.OK);
        qemu.lifecycle(ref).suspend();
        signal(pid, "STOP");
        qemu.reopen();
        qemu.lifecycle(ref).destroy(Set.of());
        assertEquals(StateReason.SHUTOFF_DESTROYED, state(ref));
    }
}
