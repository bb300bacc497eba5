package io.vireo.driver.lxc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.StartFlag;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.spi.FilePassing;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers outlive the platform, and whatever a killed one leaves has an owner again; only to be run in namespaces. */
@InOwnNamespaces
class RealRecovery {

    @TempDir
    static Path folder;

    @AfterEach
    void nothingIsLeft() throws IOException {
        new Opened(folder.resolve("state")).requireNothingLeft(folder.resolve("state"));
    }

    /** A platform in a process of its own, which starts containers until it is killed. */
    static final class Killed {

        private Killed() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Opened opened = new Opened(folder.resolve("state"));
            for (int i = 0; ; i++) {
                DomainRef started = opened.define(Containers.named("c" + i)
                        .root(BusyboxRoot.in(folder))
                        .device("<interface type='ethernet'/>")
                        .shell("trap 'exit 5' USR1; while :; do sleep 0.05; done"));
                // With files it starts in another way, where that is possible.
                boolean files = i % 2 == 1 && FilePassing.here().isPresent();
                opened.lifecycle(started).startWithFiles(files ? List.of(FileDescriptor.in) : List.of(), Set.of());
                System.out.println("started c" + i);
                if (i % 3 == 2) {
                    DomainRef old = opened.domains().domainByName("c" + (i - 1));
                    opened.lifecycle(old).destroy(Set.of());
                }
            }
        }
    }

    private static void killAfter(int containers, long millis) throws IOException {
        Process process = new ProcessBuilder(OwnNamespaces.java(Killed.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (int i = 0; i < containers; i++) {
            String line = String.valueOf(output.readLine());
            assertTrue(line.startsWith("started"), line);
        }
        Opened.pause(millis);
        process.destroyForcibly();
        Opened.await(() -> !process.isAlive(), () -> "it cannot be killed");
    }

    @Test
    void findsThemAndHearsHowTheyEnd() throws IOException {
        BusyboxRoot.in(folder);
        killAfter(1, 0);

        try (Opened opened = new Opened(folder.resolve("state"))) {
            DomainRef ref = opened.domains().domainByName("c0");
            assertEquals(StateReason.RUNNING_BOOTED, opened.inspect(ref).state());
            assertTrue(ref.id().isPresent());
            Signals.send(opened.container(ref).init(), "USR1");
            opened.await(ref, StateReason.SHUTOFF_FAILED);
            assertTrue(opened.inspect(ref).messages(Set.of()).get(0).endsWith("status 5"));
        }
    }

    @Test
    void nobodyIsForgottenWheneverItIsKilled() throws IOException {
        BusyboxRoot.in(folder);
        for (int round = 0; round < 6; round++) {
            killAfter(1 + round % 3, ThreadLocalRandom.current().nextInt(60));
            try (Opened opened = new Opened(folder.resolve("state"))) {
                for (DomainRef ref : opened.domains().listDomains(Set.of())) {
                    if (opened.inspect(ref).isActive()) {
                        assertTrue(opened.container(ref).monitor().isAlive());
                        opened.lifecycle(ref).destroy(Set.of());
                    }
                    opened.part(Definition.class, ref).undefine(Set.of());
                }
            }
            Leftovers.require(folder.resolve("state"));
        }
    }

    @Test
    void endsThoseThatWereToEndWithTheirSession() {
        Path state = folder.resolve("state");
        try (Opened opened = new Opened(state)) {
            DomainRef ref = opened.domains()
                    .createDomain(
                            Containers.named("bound")
                                    .root(BusyboxRoot.in(folder))
                                    .xml(),
                            Set.of(StartFlag.AUTODESTROY));
            assertTrue(opened.inspect(ref).isActive());
        }
        try (Opened opened = new Opened(state)) {
            assertEquals(0, opened.domains().listDomains(Set.of()).size());
        }
    }

    @Test
    void aFrozenContainerIsFoundFrozen() {
        Path state = folder.resolve("state");
        try (Opened opened = new Opened(state)) {
            DomainRef ref = opened.run(Containers.named("cold").root(BusyboxRoot.in(folder)));
            opened.lifecycle(ref).suspend();
        }
        try (Opened opened = new Opened(state)) {
            DomainRef ref = opened.domains().domainByName("cold");
            assertEquals(StateReason.PAUSED_USER, opened.inspect(ref).state());
        }
    }
}
