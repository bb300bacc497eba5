package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.driver.kit.namespaces.ThrowAwayRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Containers on what the driver takes for the host's root; only to be run on a root that is thrown away. */
class RealHostRoot extends OnRealContainers {

    private static final Path WRITTEN = Path.of("/written");

    private static final String SAID = "<vireo:root of='host'/>";

    @BeforeEach
    void nothingOfTheHostCanBeWritten() throws IOException {
        ThrowAwayRoot.require();
        Files.deleteIfExists(WRITTEN);
    }

    private Containers onHost(String name, String more) {
        return Containers.named(name)
                .device("<filesystem type='mount'><source dir='/'/><target dir='/'/>" + more + "</filesystem>");
    }

    private Containers program(Containers container, String script) {
        return container.boot(
                "<init>" + root.resolve("bin/sh") + "</init><initarg>-c</initarg><initarg>" + script + "</initarg>");
    }

    private String endOf(DomainRef ref) {
        Opened.await(() -> !opened.inspect(ref).isActive(), () -> "it still runs");
        return opened.inspect(ref).messages(Set.of()).toString();
    }

    @Test
    void writesTheHostsFilesWhenThatIsSaid() {
        DomainRef ref = opened.run(program(onHost("said", "").with(SAID), "echo 1 > " + WRITTEN + "; exit 7"));

        String end = endOf(ref);

        assertTrue(end.contains("status 7"), end);
        assertTrue(Files.exists(WRITTEN));
    }

    @Test
    void writesNothingWhenItIsReadOnlyNotEvenWhatIsMountedBelow() {
        DomainRef ref = opened.run(program(
                onHost("reads", "<readonly/>").with(SAID),
                "test -e " + folder + " || exit 2; echo 1 > " + WRITTEN + " &amp;&amp; exit 3;"
                        + " echo 1 > /dev/written || exit 4; exit 7"));

        String end = endOf(ref);

        assertTrue(end.contains("status 7"), end);
        assertFalse(Files.exists(WRITTEN));
        assertFalse(Files.exists(Path.of("/dev/written")), "a container has devices of its own");
    }

    @Test
    void doesNotStartUnsaidNorWithAnInitOfTheHost() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("harmless"), Path.of("/sbin/init"));

        List<Containers> refused = List.of(
                program(onHost("unsaid", ""), "exit 0"),
                program(onHost("unsaid-reads", "<readonly/>"), "exit 0"),
                onHost("absent", "").with(SAID).boot(""),
                onHost("linked", "").with(SAID).boot("<init>" + link + "</init>"));
        for (Containers each : refused) {
            VirtException why = assertThrows(VirtException.class, () -> opened.run(each));
            assertTrue(
                    why.getMessage().contains("of the host") || why.getMessage().contains("host's own root"));
        }

        assertEquals(List.of(), opened.domains().listDomains(Set.of()));
        Files.delete(link);
    }

    @Test
    void looksAgainWhenItStarts() throws IOException {
        Path program = Files.copy(root.resolve("bin/busybox"), folder.resolve("sh"));
        DomainRef ref = opened.define(onHost("changed", "")
                .with(SAID)
                .boot("<init>" + program + "</init><initarg>-c</initarg><initarg>exit 7</initarg>"));
        Files.delete(program);
        Files.createSymbolicLink(program, Path.of("/sbin/init"));

        VirtException why =
                assertThrows(VirtException.class, () -> opened.lifecycle(ref).start(Set.of()));

        assertTrue(why.getMessage().contains("is an init of the host"), why.getMessage());
        Files.delete(program);
    }
}
