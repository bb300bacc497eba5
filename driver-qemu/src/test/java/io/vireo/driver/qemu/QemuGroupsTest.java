package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.TypedParameters;
import io.vireo.VirtException;
import io.vireo.domain.DestroyFlag;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Impact;
import io.vireo.domain.Inspect;
import io.vireo.domain.Memory;
import io.vireo.domain.StartFlag;
import io.vireo.domain.Tuning;
import io.vireo.driver.kit.groups.ControlGroup;
import io.vireo.driver.kit.groups.ControlGroups;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guest gets of processors, memory and disks, seen in the kernel's control groups of a real guest. */
class QemuGroupsTest {

    private static final Set<Impact> LIVE = Set.of(Impact.LIVE);

    @TempDir
    Path root;

    private QemuFixture qemu;

    @BeforeEach
    void open() {
        ControlGroups groups = ControlGroups.present();
        Assumptions.assumeTrue(groups.has("cpu") && groups.has("memory"), "no control groups of processors and memory");
        Assumptions.assumeFalse(groups.isUnified("cpu"), "the files that are read here are of the first version");
        Path folder = groups.first().get("cpu").point();
        Assumptions.assumeTrue(Files.isWritable(folder), () -> "nobody may make groups in " + folder);
        qemu = new QemuFixture(root);
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    private DomainRef start(String more) throws IOException {
        DomainRef ref = qemu.define(qemu.bootable("web", "").replace("<os>", more + "<os>"));
        qemu.lifecycle(ref).start(Set.of(StartFlag.PAUSED));
        return ref;
    }

    private static long pid(QemuFixture qemu, DomainRef ref) throws IOException {
        try (var all = ProcessHandle.allProcesses()) {
            return all.filter(each -> each.info()
                            .commandLine()
                            .orElse("")
                            .contains(ref.uuid().toString()))
                    .findFirst()
                    .orElseThrow()
                    .pid();
        }
    }

    private OptionalLong number(DomainRef ref, String controller, String file) throws IOException {
        try (ControlGroup group = ControlGroup.of(pid(qemu, ref))) {
            return group.number(controller, file);
        }
    }

    private boolean inGroup(DomainRef ref) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid(qemu, ref)), "cgroup"))
                .contains("vireo-qemu");
    }

    @Test
    void aGuestOfWhichNothingIsAskedHasNoGroup() throws Exception {
        assertFalse(inGroup(start("")));
    }

    @Test
    void whatADefinitionAsksForIsSetFromTheStartAndGoneAtTheEnd() throws Exception {
        DomainRef ref = start("<memtune><hard_limit unit='MiB'>512</hard_limit></memtune>"
                + "<cputune><shares>512</shares><global_quota>70000</global_quota></cputune>");
        assertTrue(inGroup(ref));
        assertEquals(OptionalLong.of(512), number(ref, "cpu", "cpu.shares"));
        assertEquals(OptionalLong.of(70_000), number(ref, "cpu", "cpu.cfs_quota_us"));
        assertEquals(OptionalLong.of(512L << 20), number(ref, "memory", "memory.limit_in_bytes"));
        qemu.lifecycle(ref).destroy(Set.<DestroyFlag>of());
        Path groups = ControlGroups.present().first().get("cpu").point();
        try (var left =
                Files.find(groups, 4, (path, facts) -> path.endsWith(ref.uuid().toString()))) {
            assertEquals(0, left.count(), "groups of the guest that has ended");
        }
    }

    @Test
    void aProcessorGetsNoMoreThanItsQuota() throws Exception {
        DomainRef ref = start("<vcpu>2</vcpu><cputune><quota>20000</quota></cputune>");
        assertEquals(OptionalLong.of(-1), number(ref, "cpu", "cpu.cfs_quota_us"), "the guest as a whole has no limit");
        qemu.on(ref, Tuning.class)
                .setSchedulerParameters(
                        TypedParameters.builder().ofLlong("vcpu_quota", 30_000).build(), LIVE);
        Path groups = ControlGroups.present().first().get("cpu").point();
        try (var own = Files.find(
                groups,
                5,
                (path, facts) -> path.endsWith("vcpu1")
                        && path.toString().contains(ref.uuid().toString()))) {
            Path group = own.findFirst().orElseThrow();
            assertEquals(
                    "30000", Files.readString(group.resolve("cpu.cfs_quota_us")).strip());
            assertEquals(1, Files.readAllLines(group.resolve("tasks")).size());
        }
    }

    @Test
    void limitsChangeWhileTheGuestRuns() throws Exception {
        DomainRef ref = start("");
        Tuning tuning = qemu.on(ref, Tuning.class);
        tuning.setSchedulerParameters(
                TypedParameters.builder().ofUllong("cpu_shares", 333).build(), LIVE);
        assertEquals(
                "333",
                tuning.schedulerParameters(LIVE)
                        .find("cpu_shares")
                        .orElseThrow()
                        .text());
        assertEquals(OptionalLong.of(333), number(ref, "cpu", "cpu.shares"));
        Memory memory = qemu.on(ref, Memory.class);
        memory.setMemoryParameters(
                TypedParameters.builder().ofUllong("soft_limit", 300_000).build(), LIVE);
        assertEquals(OptionalLong.of(300_000L << 10), number(ref, "memory", "memory.soft_limit_in_bytes"));
        Element kept = Element.parse(qemu.on(ref, Inspect.class).xmlDesc(Set.of(DomainXmlFlag.INACTIVE)));
        assertTrue(kept.find("cputune").isEmpty(), "the kept definition was not to change");
    }

    @Test
    void aGuestWithoutWeightHasTheUsualOne() throws Exception {
        TypedParameters weights = qemu.on(start(""), Tuning.class).blkioParameters(LIVE);
        assertEquals("100", weights.find("weight").orElseThrow().text());
    }

    @Test
    void whatIsNoParameterIsRefused() throws Exception {
        Tuning tuning = qemu.on(start(""), Tuning.class);
        TypedParameters unknown = TypedParameters.builder().ofUllong("frob", 1).build();
        assertThrows(VirtException.class, () -> tuning.setSchedulerParameters(unknown, LIVE));
        TypedParameters small =
                TypedParameters.builder().ofUllong("global_period", 1).build();
        assertThrows(VirtException.class, () -> tuning.setSchedulerParameters(small, LIVE));
    }

    @Test
    void aPartitionStaysBelowOurs() {
        VirtException refusal =
                assertThrows(VirtException.class, () -> start("<resource><partition>/../x</partition></resource>"));
        assertTrue(refusal.getMessage().contains("partition"), refusal::getMessage);
    }
}
