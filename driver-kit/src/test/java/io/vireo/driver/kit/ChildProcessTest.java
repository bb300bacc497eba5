package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void argumentsReachTheProgramAsTheyAre() {
        Outcome outcome = ChildProcess.of(List.of("printf", "%s|", "a b", "$(reboot)", "*", "'"))
                .run(SOON);
        assertEquals("a b|$(reboot)|*|'|", outcome.output());
    }

    @Test
    void readsWhatItIsGivenAndNothingOtherwise() {
        String text = "one\n".repeat(100_000);
        assertEquals("400000", run("wc", text));
        assertEquals(
                "0", ChildProcess.of(List.of("wc", "-c")).run(SOON).output().strip());
        assertTrue(ChildProcess.of(List.of("true")).withInput(text).run(SOON).isSuccess(), "not reading is no failure");
    }

    private static String run(String program, String text) {
        return ChildProcess.of(List.of(program, "-c"))
                .withInput(text)
                .run(SOON)
                .output()
                .strip();
    }

    @Test
    void environmentIsClean() {
        Outcome outcome =
                ChildProcess.of(List.of("env")).withEnvironment("EXTRA", "1").run(SOON);
        List<String> names =
                outcome.output().lines().map(line -> line.split("=")[0]).toList();
        assertTrue(names.contains("EXTRA") && names.contains("PATH"), names.toString());
        assertTrue(
                List.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_RUNTIME_DIR", "LC_ALL", "EXTRA")
                        .containsAll(names),
                names.toString());
    }

    @Test
    void failureCarriesWhatTheProgramComplainedAbout() {
        Outcome outcome = ChildProcess.of(List.of("ls", "/no/such/folder")).run(SOON);
        assertFalse(outcome.isSuccess());
        VirtException failure = assertThrows(VirtException.class, () -> outcome.orFail("list the folder"));
        assertTrue(failure.getMessage().contains("cannot list the folder"), failure.getMessage());
        assertTrue(failure.getMessage().contains("No such file"), failure.getMessage());
    }

    @Test
    void onlyTheEndOfLongOutputIsKept() {
        Outcome outcome = ChildProcess.of(List.of("seq", "400000")).run(SOON);
        assertEquals(1 << 20, outcome.output().length());
        assertTrue(outcome.output().endsWith("399999\n400000\n"));
    }

    @Test
    void programThatTakesTooLongIsKilledWithItsChildren() throws Exception {
        Path script = Files.writeString(folder.resolve("parent"), "sleep 300 & echo $! > " + folder + "/pid; wait\n");
        assertThrows(
                TimedOut.class,
                () -> ChildProcess.of(List.of("/bin/sh", script.toString())).run(Duration.ofSeconds(1)));
        long child = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        Optional<ProcessIdentity> left = ProcessIdentity.of(child);
        assertTrue(left.isEmpty() || left.get().awaitEnd(SOON), "the child of the killed program still runs");
    }

    @Test
    void whoseWordsNobodyHearsEndsAllTheSame() {
        assertEquals(0, ChildProcess.of(List.of("seq", "400000")).runUnheard(SOON), "a full pipe would hold it up");
        assertEquals(2, ChildProcess.of(List.of("ls", "/no/such/folder")).runUnheard(SOON));
        ChildProcess slow = ChildProcess.of(List.of("sleep", "300"));
        assertThrows(TimedOut.class, () -> slow.runUnheard(Duration.ofMillis(50)));
    }

    @Test
    void getsOpenFilesOrSaysWhyNot() throws Exception {
        Path given = Files.writeString(folder.resolve("given"), "given");
        Path taken = Files.writeString(folder.resolve("taken"), "");
        ChildProcess copy = ChildProcess.of(List.of("sh", "-c", "cat <&3 >&4"));
        try (FileInputStream in = new FileInputStream(given.toFile());
                FileOutputStream out = new FileOutputStream(taken.toFile())) {
            List<FileDescriptor> files = List.of(in.getFD(), out.getFD());
            if (FilePassing.here().isEmpty()) {
                String message = assertThrows(Unsupported.class, () -> copy.runWith(files))
                        .getMessage();
                assertTrue(message.endsWith(FilePassing.obstacle().orElseThrow()), message);
                return;
            }
            assertEquals(0, copy.runWith(files));
            assertEquals("given", Files.readString(taken));
            ChildProcess missing = ChildProcess.of(List.of("no-such-program"));
            assertThrows(VirtException.class, () -> missing.runWith(files));
        }
    }

    @Test
    void missingProgramIsNamed() {
        VirtException failure = assertThrows(
                VirtException.class,
                () -> ChildProcess.of(List.of("/no/such/program")).run(SOON));
        assertEquals(Optional.of(ErrorCode.SYSTEM_ERROR), failure.code());
        assertTrue(failure.getMessage().contains("/no/such/program"), failure.getMessage());
        assertEquals(Optional.empty(), ChildProcess.find("no-such-program"));
    }

    @Test
    void nulIsRefusedBeforeAnythingStarts() {
        assertThrows(VirtException.class, () -> ChildProcess.of(List.of("echo", "a\0b")));
        assertThrows(VirtException.class, () -> ChildProcess.of(List.of()));
    }

    @Test
    void detachedProcessWritesToItsLogAndIsKnownAgain() throws Exception {
        Path log = folder.resolve("guest.log");
        Process process = ChildProcess.of(List.of("sh", "-c", "echo hello; echo oops >&2; exec sleep 300"))
                .withOwnSession()
                .startDetached(log);
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
        try {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (!Files.readString(log).equals("hello\noops\n") && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            assertEquals("hello\noops\n", Files.readString(log));
            ProcessIdentity read = ProcessIdentity.parse(identity.toString()).orElseThrow();
            assertEquals(identity, read);
            assertTrue(read.isAlive());
        } finally {
            assertTrue(identity.kill(Duration.ofSeconds(5)));
        }
        assertFalse(identity.isAlive());
        assertTrue(identity.kill(Duration.ZERO), "killing what is gone succeeds");
    }

    @Test
    void processThatIgnoresTermIsKilled() throws Exception {
        Path log = folder.resolve("stubborn.log");
        Process process = ChildProcess.of(List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done"))
                .startDetached(log);
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
        while (!Files.readString(log).startsWith("ready")) {
            Thread.sleep(10);
        }
        assertTrue(identity.kill(Duration.ofMillis(200)));
        assertFalse(identity.isAlive());
    }

    @Test
    void reusedPidIsNotTakenForTheOldProcess() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        assertTrue(self.isAlive());
        assertFalse(new ProcessIdentity(self.pid(), self.startTicks() - 1, self.boot()).isAlive());
        assertFalse(new ProcessIdentity(self.pid(), self.startTicks(), "another-boot").isAlive());
        assertEquals(Optional.empty(), ProcessIdentity.parse("rubbish"));
        assertEquals(Optional.empty(), ProcessIdentity.parse("1 x y"));
    }
}
