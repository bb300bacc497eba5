package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.DomainRef;
import io.vireo.domain.StateReason;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Open files that a container's first program gets; only to be run in namespaces. */
class RealFiles extends OnRealContainers {

    private static final String READS_AND_WRITES = "{ cat <&3; ls /proc/self/fd | tr '\\n' ' '; } >&4; exec sleep 1000";

    private static void requirePassing() {
        FilePassing.obstacle().ifPresent(Assumptions::abort);
    }

    private DomainRef create(Containers container, List<FileDescriptor> files) {
        return opened.domains().createDomainWithFiles(container.xml(), files, Set.of());
    }

    @Test
    void initReadsAndWritesThemAndHasNoOthers() throws IOException {
        requirePassing();
        Path given = Files.writeString(folder.resolve("given"), "given ");
        Path taken = Files.writeString(folder.resolve("taken"), "");
        try (FileInputStream in = new FileInputStream(given.toFile());
                FileOutputStream out = new FileOutputStream(taken.toFile())) {
            Containers files = Containers.named("files").root(root).console().shell(READS_AND_WRITES);
            DomainRef ref = create(files, List.of(in.getFD(), out.getFD()));

            assertEquals(StateReason.RUNNING_BOOTED, opened.inspect(ref).state());
            // ls has one more for the folder that it lists.
            Opened.await(() -> read(taken).equals("given 0 1 2 3 4 5 "), () -> "init wrote " + read(taken));
            assertTrue(in.getFD().valid() && out.getFD().valid(), "they are still their owner's");
            opened.lifecycle(ref).destroy(Set.of());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aDefinedOneIsFrozenBootedAgainAndTellsItsEnd() {
        requirePassing();
        DomainRef ref = opened.define(
                Containers.named("defined").root(root).shell("trap 'exit 5' USR1; while :; do sleep 0.05; done"));
        opened.lifecycle(ref).startWithFiles(List.of(FileDescriptor.in), Set.of());

        opened.lifecycle(ref).suspend();
        assertTrue(Freezing.isFrozen(opened.container(ref)));
        opened.lifecycle(ref).resume();
        Optional<Integer> id = opened.inspect(ref).isActive()
                ? Optional.of(opened.container(ref).id())
                : Optional.empty();
        opened.lifecycle(ref).reboot(Set.of());
        assertEquals(id, Optional.of(opened.container(ref).id()));
        opened.lifecycle(ref).destroy(Set.of());
        opened.lifecycle(ref).startWithFiles(List.of(FileDescriptor.in), Set.of());
        Signals.send(opened.container(ref).init(), "USR1");

        opened.await(ref, StateReason.SHUTOFF_FAILED);
        assertTrue(opened.inspect(ref).messages(Set.of()).get(0).endsWith("status 5"));
    }

    @Test
    void oneThatBootsAgainByItselfHasThemStill() throws IOException {
        requirePassing();
        Path taken = Files.writeString(folder.resolve("boots"), "");
        try (FileOutputStream out = new FileOutputStream(taken.toFile())) {
            String script = "echo boot >&3; test -e /tmp/again && exec sleep 1000; : >/tmp/again; exec reboot -f";
            DomainRef ref = create(Containers.named("boots").root(root).shell(script), List.of(out.getFD()));

            Opened.await(() -> read(taken).equals("boot\nboot\n"), () -> "it wrote " + read(taken));
            opened.lifecycle(ref).destroy(Set.of());
        }
        Files.delete(root.resolve("tmp/again"));
    }

    @Test
    void anInitThatIsNotThereIsNamed() {
        requirePassing();
        Containers broken = Containers.named("broken").root(root).boot("<init>/bin/nowhere</init>");

        String message = assertThrows(VirtException.class, () -> create(broken, List.of(FileDescriptor.in)))
                .getMessage();

        assertTrue(message.contains("/bin/nowhere"), message);
        assertEquals(0, opened.domains().listDomains(Set.of()).size());
    }

    @Test
    void oneThatEndsAtOnceHasRun() {
        requirePassing();
        DomainRef ref = opened.define(Containers.named("short").root(root).shell("exit 0"));

        opened.lifecycle(ref).startWithFiles(List.of(FileDescriptor.in), Set.of());

        opened.await(ref, StateReason.SHUTOFF_SHUTDOWN);
    }

    @Test
    void isFoundAgain() throws IOException {
        requirePassing();
        DomainRef ref = create(Containers.named("found").root(root), List.of(FileDescriptor.in));
        long init = opened.container(ref).init();
        opened.close();
        opened = new Opened(folder.resolve("state"));

        DomainRef found = opened.domains().domainByName("found");

        assertEquals(init, opened.container(found).init());
        assertTrue(opened.container(found).monitor().isAlive());
    }

    @Test
    void aStartThatIsGivenUpStandsInNobodysWay() throws InterruptedException {
        requirePassing();
        DomainRef ref = opened.define(Containers.named("given-up").root(root));
        List<FileDescriptor> files = List.of(FileDescriptor.in);
        giveStartsUp(ref, 8, () -> opened.lifecycle(ref).startWithFiles(files, Set.of()));
    }

    @Test
    void noFilesAreNoReasonToRefuse() {
        DomainRef ref = create(Containers.named("none").root(root), List.of());

        assertTrue(opened.inspect(ref).isActive());
    }

    @Test
    void filesThatCannotBePassedAreRefused() {
        Containers refused = Containers.named("refused").root(root);
        List<FileDescriptor> many = Collections.nCopies(FilePassing.MOST + 1, FileDescriptor.in);

        VirtException tooMany = assertThrows(VirtException.class, () -> create(refused, many));
        VirtException closed = assertThrows(VirtException.class, () -> create(refused, List.of(new FileDescriptor())));

        assertEquals(Optional.of(ErrorCode.INVALID_ARG), tooMany.code());
        FilePassing.obstacle().ifPresent(why -> {
            assertTrue(closed instanceof Unsupported, closed::toString);
            assertTrue(closed.getMessage().endsWith(why), closed.getMessage());
        });
        assertEquals(0, opened.domains().listDomains(Set.of()).size());
    }
}
