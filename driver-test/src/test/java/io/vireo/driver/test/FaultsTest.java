package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.TimedOut;
import io.vireo.VirtException;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Impact;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

    @TempDir
    Path folder;

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private static String xml(String faults) {
        return Bench.xml("web")
                .replace(
                        "<memory",
                        "<metadata><f:faults xmlns:f='" + Faults.NAMESPACE + "'>" + faults
                                + "</f:faults></metadata><memory");
    }

    private DomainRef define(String faults) {
        return bench.connect(Domains.class).defineDomain(xml(faults), Set.of());
    }

    @Test
    void startFailsAsOftenAsWasAskedFor() {
        DomainRef web = define("<f:fault operation='start' code='38' message='no space left on device' times='2'/>");
        for (int attempt = 0; attempt < 2; attempt++) {
            VirtException fault =
                    assertThrows(VirtException.class, () -> bench.lifecycle(web).start(Set.of()));
            assertEquals("no space left on device", fault.getMessage());
            assertEquals(Optional.of(ErrorCode.SYSTEM_ERROR), fault.code());
            assertFalse(bench.inspect(web).isActive());
        }
        bench.lifecycle(web).start(Set.of());
        assertTrue(bench.inspect(web).isActive());
    }

    @Test
    void codeChoosesTheClassOfTheErrorAndMayBeUnknown() {
        DomainRef web = define("<f:fault operation='start' code='68' message='slow'/>"
                + "<f:fault operation='undefine' code='4711' message='new'/>");
        assertThrows(TimedOut.class, () -> bench.lifecycle(web).start(Set.of()));
        VirtException unknown = assertThrows(
                VirtException.class, () -> bench.as(Definition.class, web).undefine(Set.of()));
        assertEquals(4711, unknown.number());
    }

    @Test
    void operationCanBeLateAndInterrupted() throws Exception {
        DomainRef web = define("<f:fault operation='start' delay='60000'/>");
        Thread caller = Thread.currentThread();
        Thread gate = new Thread(() -> {
            while (caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        gate.start();
        VirtException stopped =
                assertThrows(VirtException.class, () -> bench.lifecycle(web).start(Set.of()));
        assertEquals(Optional.of(ErrorCode.OPERATION_ABORTED), stopped.code());
        assertTrue(Thread.interrupted());
        gate.join();
    }

    @Test
    void faultEndsWhenItsFileAppears() throws Exception {
        Path repaired = folder.resolve("repaired");
        DomainRef web = define("<f:fault operation='start' code='1' until='" + repaired + "'/>");
        assertThrows(VirtException.class, () -> bench.lifecycle(web).start(Set.of()));
        Files.createFile(repaired);
        bench.lifecycle(web).start(Set.of());
    }

    @Test
    void transientDomainThatFailsToStartLeavesNothing() {
        Domains domains = bench.connect(Domains.class);
        String broken = xml("<f:fault operation='start' code='1'/>");
        assertThrows(VirtException.class, () -> domains.createDomain(broken, Set.of()));
        assertThrows(NotFound.class, () -> bench.domain("web"));
        assertEquals(List.of(), bench.lifecycles());
    }

    @Test
    void faultsCanBeSetAndRemovedAsMetadata() {
        DomainRef web = bench.define("web");
        Metadata metadata = bench.as(Metadata.class, web);
        Optional<String> uri = Optional.of(Faults.NAMESPACE);
        metadata.setMetadata(
                MetadataKind.ELEMENT,
                Optional.of("<faults><fault operation='start' code='1'/></faults>"),
                Optional.of("f"),
                uri,
                Set.of(Impact.CONFIG));
        assertThrows(VirtException.class, () -> bench.lifecycle(web).start(Set.of()));
        metadata.setMetadata(MetadataKind.ELEMENT, Optional.empty(), Optional.empty(), uri, Set.of(Impact.CONFIG));
        bench.lifecycle(web).start(Set.of());
    }

    @Test
    void rubbishInAFaultIsToldWhenItIsMet() {
        DomainRef web = define("<f:fault operation='start' code='x'/>");
        VirtException wrong =
                assertThrows(VirtException.class, () -> bench.lifecycle(web).start(Set.of()));
        assertTrue(wrong.getMessage().contains("'code'"), wrong.getMessage());
    }
}
