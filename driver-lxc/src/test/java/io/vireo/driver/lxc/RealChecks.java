package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.ConnectRef;
import io.vireo.InvalidState;
import io.vireo.TypedParameters;
import io.vireo.domain.BlockDevices;
import io.vireo.domain.Console;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainState;
import io.vireo.domain.DomainStats;
import io.vireo.domain.Impact;
import io.vireo.domain.Memory;
import io.vireo.domain.MemoryFlag;
import io.vireo.domain.ProcessSignal;
import io.vireo.domain.StateReason;
import io.vireo.domain.Tuning;
import io.vireo.domain.Vcpus;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.host.HostInfo;
import io.vireo.lxc.LxcNamespaces;
import io.vireo.lxc.LxcProcessResult;
import io.vireo.lxc.LxcProcesses;
import java.io.FileDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What containers do while they run, and that nothing is left of them; only to be run in namespaces. */
class RealChecks extends OnRealContainers {

    @Test
    void startsFreezesAndEnds() {
        DomainRef ref = opened.run(Containers.named("life").root(root));

        assertEquals(StateReason.RUNNING_BOOTED, opened.inspect(ref).state());
        opened.lifecycle(ref).suspend();
        assertEquals(DomainState.PAUSED, opened.inspect(ref).info().state());
        assertTrue(Freezing.isFrozen(opened.container(ref)));
        opened.lifecycle(ref).resume();
        assertFalse(Freezing.isFrozen(opened.container(ref)));
        opened.lifecycle(ref).destroy(Set.of());

        assertEquals(StateReason.SHUTOFF_DESTROYED, opened.inspect(ref).state());
        assertEquals(
                List.of(
                        DomainLifecycle.DEFINED_ADDED,
                        DomainLifecycle.STARTED_BOOTED,
                        DomainLifecycle.SUSPENDED_PAUSED,
                        DomainLifecycle.RESUMED_UNPAUSED,
                        DomainLifecycle.STOPPED_DESTROYED),
                opened.events.stream()
                        .map(each -> ((DomainEvent.Lifecycle) each).detail())
                        .toList());
    }

    @Test
    void aFrozenContainerCanBeDestroyed() {
        DomainRef ref = opened.run(Containers.named("frozen").root(root));
        opened.lifecycle(ref).suspend();

        opened.lifecycle(ref).destroy(Set.of());

        assertEquals(StateReason.SHUTOFF_DESTROYED, opened.inspect(ref).state());
    }

    @Test
    void tellsHowInitEndedByItself() {
        DomainRef good = opened.run(Containers.named("good").root(root).shell("sleep 0.2"));
        DomainRef bad = opened.run(Containers.named("bad").root(root).shell("sleep 0.2; exit 7"));

        opened.await(good, StateReason.SHUTOFF_SHUTDOWN);
        opened.await(bad, StateReason.SHUTOFF_FAILED);
        opened.await(DomainLifecycle.STOPPED_SHUTDOWN);
        opened.await(DomainLifecycle.STOPPED_FAILED);
        assertEquals(
                List.of("init ended with exit status 7"), opened.inspect(bad).messages(Set.of()));
    }

    @Test
    void talksThroughConsoles() {
        DomainRef ref = opened.run(
                Containers.named("talk").root(root).console().console().shell("stty -echo; exec sh"));

        String said = opened.type(ref, "echo is $((6*7)); echo second >/dev/tty1\n", "is 42");
        String beside = opened.type(ref, Optional.of("console1"), "", "second");

        assertTrue(said.contains("is 42"));
        assertTrue(beside.contains("second"));
    }

    @Test
    void shutsDownAProgramAndBusyboxInit() {
        DomainRef program = opened.run(
                Containers.named("program").root(root).shell("trap 'exit 0' TERM; while :; do sleep 0.1; done"));
        DomainRef init = opened.run(Containers.named("init").root(root).boot("<init>/sbin/init</init>"));
        Opened.pause(500); // Both need a moment until they listen to signals.

        opened.lifecycle(program).shutdown(Set.of());
        opened.lifecycle(init).shutdown(Set.of());

        opened.await(program, StateReason.SHUTOFF_SHUTDOWN);
        opened.await(init, StateReason.SHUTOFF_SHUTDOWN);
    }

    @Test
    void rebootsAProgramAndBusyboxInitUnderTheirNumbers() {
        DomainRef program = opened.run(
                Containers.named("again").root(root).shell("trap 'exit 0' TERM; while :; do sleep 0.1; done"));
        DomainRef init = opened.run(Containers.named("inits").root(root).boot("<init>/sbin/init</init>"));
        Opened.pause(500);
        long before = opened.container(init).init();
        OptionalInt number = opened.domains().domainByName("again").id();

        opened.lifecycle(program).reboot(Set.of());
        opened.lifecycle(init).reboot(Set.of());

        Opened.await(() -> opened.container(init).init() != before, () -> "it did not boot again");
        assertEquals(number, opened.domains().domainByName("again").id());
        Opened.await(
                () -> opened.events.stream()
                                .filter(DomainEvent.Reboot.class::isInstance)
                                .count()
                        == 2,
                () -> "not both reboots are in " + opened.events);
    }

    @Test
    void sendsSignalsToProcessesAsTheContainerCountsThem() {
        DomainRef ref = opened.run(Containers.named("signals").root(root).shell("sleep 500 & wait $!; exit 4"));
        Opened.pause(200);

        opened.part(Console.class, ref).sendProcessSignal(2, ProcessSignal.KILL);

        opened.await(ref, StateReason.SHUTOFF_FAILED);
        assertThrows(
                InvalidState.class, () -> opened.part(Console.class, ref).sendProcessSignal(1, ProcessSignal.KILL));
    }

    @Test
    void changesLimitsWhileItRuns() {
        DomainRef ref = opened.run(Containers.named("limits").root(root));
        ControlGroup group = opened.container(ref).group();
        Memory memory = opened.part(Memory.class, ref);
        Tuning tuning = opened.part(Tuning.class, ref);

        memory.setMemory(Bytes.ofMib(32), Set.of(MemoryFlag.LIVE, MemoryFlag.CONFIG));
        tuning.setSchedulerParameters(
                TypedParameters.builder()
                        .ofUllong("cpu_shares", 512)
                        .ofLlong("vcpu_quota", 50_000)
                        .build(),
                Set.of(Impact.LIVE));

        String file = group.isUnified("memory") ? "memory.max" : "memory.limit_in_bytes";
        assertEquals(32L << 20, group.number("memory", file).orElseThrow());
        assertEquals(
                Optional.of(512L),
                tuning.schedulerParameters(Set.of(Impact.LIVE)).number("cpu_shares"));
        assertEquals(
                Optional.of(1024L),
                tuning.schedulerParameters(Set.of(Impact.CONFIG)).number("cpu_shares"));
        if (!group.isUnified("cpu")) {
            assertEquals(512, group.number("cpu", "cpu.shares").orElseThrow());
            assertEquals(50_000, group.number("cpu", "cpu.cfs_quota_us").orElseThrow());
        } else {
            assertEquals(Optional.of("50000 100000"), group.read("cpu", "cpu.max"));
        }
        memory.setMemoryParameters(
                TypedParameters.builder()
                        .ofUllong("hard_limit", 40 << 10)
                        .ofUllong("swap_hard_limit", 50 << 10)
                        .build(),
                Set.of());
        assertEquals(40L << 20, group.number("memory", file).orElseThrow());
        assertEquals(Optional.of(40L << 10), memory.memoryParameters(Set.of()).number("hard_limit"));
    }

    @Test
    void countsWhatItUses() {
        DomainRef ref = opened.run(Containers.named("counts")
                .root(root)
                .shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; sleep 100"));
        Opened.await(
                () -> opened.inspect(ref).info().cpuTime().compareTo(Duration.ofMillis(5)) > 0,
                () -> "no time was used");

        DomainStats stats = opened.domains()
                .allDomainStats(List.of(ref), Set.of(), Set.of())
                .get(0);

        assertTrue(stats.values().number("cpu.time").orElseThrow() > 0);
        assertTrue(stats.values().number("balloon.rss").orElseThrow() > 0);
        assertEquals(1, opened.part(Vcpus.class, ref).cpuStats(-1, 1).size());
        assertTrue(opened.part(BlockDevices.class, ref)
                .blockStats("")
                .find("rd_bytes")
                .isPresent());
        assertFalse(opened.part(Memory.class, ref).memoryStats().isEmpty());
        assertTrue(opened.part(HostInfo.class, ConnectRef.INSTANCE).hypervisorVersion() > 4_000_000);
    }

    @Test
    void runsProgramsBesideItsOwn() {
        DomainRef ref = opened.run(Containers.named("beside").root(root));
        LxcProcesses programs = opened.part(LxcProcesses.class, ref);

        LxcProcessResult good = programs.execute(List.of("/bin/sh", "-c", "echo \"$0\"; hostname", "a 'b' $c"));
        LxcProcessResult bad = programs.execute(List.of("/bin/sh", "-c", "echo no >&2; exit 9"));

        assertEquals(new LxcProcessResult(0, "a 'b' $c\nbeside\n", ""), good);
        assertEquals(new LxcProcessResult(9, "", "no\n"), bad);
    }

    @Test
    void opensItsNamespaces() throws IOException {
        DomainRef ref = opened.run(Containers.named("spaces").root(root));

        List<FileDescriptor> files = opened.part(LxcNamespaces.class, ref).openNamespaces();

        assertEquals(5, files.size());
        for (FileDescriptor each : files) {
            assertTrue(each.valid());
            new java.io.FileInputStream(each).close();
        }
    }

    @Test
    void startsAgainByItselfWhenThatIsWanted() {
        DomainRef ref = opened.run(Containers.named("restless")
                .root(root)
                .with("<on_poweroff>restart</on_poweroff>")
                .shell("sleep 0.3"));

        Opened.await(() -> starts(ref) > 1, () -> "it was not started again: " + opened.events);
    }

    /** It may have ended again before anybody looks at its state. */
    private long starts(DomainRef ref) {
        return opened.events.stream()
                .filter(each -> each instanceof DomainEvent.Lifecycle event
                        && event.domain().equals(ref)
                        && event.detail() == DomainLifecycle.STARTED_BOOTED)
                .count();
    }
}
