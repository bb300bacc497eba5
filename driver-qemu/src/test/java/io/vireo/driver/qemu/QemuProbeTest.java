package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QemuProbeTest {
    private static final Path REAL = Path.of("/usr/bin/qemu-system-x86_64");

    /** Nobody else on this machine sleeps as long. */
    private static final String SLEEP =
            "sleep " + (1_000_000 + ProcessHandle.current().pid());

    @TempDir
    Path folder;

    private final SocketLoop loop = new SocketLoop("test");

    @AfterEach
    void stopTheLoop() {
        loop.close();
    }

    private QemuProbe probe(Duration patience) {
        return new QemuProbe(loop, patience, folder);
    }

    private QemuEmulators emulators(Duration patience) {
        return new QemuEmulators(List.of(folder), probe(patience), new ProbeCache(folder.resolve("cache")), noKvm());
    }

    private HostKvm noKvm() {
        return new HostKvm(folder);
    }

    private static void needsQemu() {
        assumeTrue(Files.isExecutable(REAL), "qemu-system-x86_64 is not installed");
    }

    private Path script(String... lines) throws IOException {
        Path file = folder.resolve("qemu-system-x86_64");
        Files.write(
                file, Stream.concat(Stream.of("#!/bin/sh"), Stream.of(lines)).toList());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A copy of the real emulator as far as a probe can tell: a link would have the real one's time stamp. */
    private Path wrapper() throws IOException {
        return script("exec " + REAL + " \"$@\"");
    }

    @Test
    void findsOutWhatTheRealEmulatorCanDo() {
        needsQemu();
        QemuEmulator emulator = QemuEmulator.of(REAL, probe(QemuProbe.PATIENCE).facts(REAL, false));
        assertTrue(emulator.isSound());
        assertEquals("x86_64", emulator.arch());
        assertTrue(emulator.version().number() >= 7_000_000, emulator.version().toString());
        QemuMachine q35 = emulator.machine("q35").orElseThrow();
        assertEquals(q35, emulator.machine(q35.name()).orElseThrow());
        assertTrue(q35.maxCpus() >= 255 && q35.hotpluggableCpus() && q35.ram().isPresent(), q35.toString());
        assertTrue(emulator.standardMachine().orElseThrow().isCalled("pc"));
        assertTrue(emulator.machine("none").isEmpty(), "a machine without memory is no machine for guests");
        assertTrue(emulator.supports(QemuAccelerator.TCG));
        assertFalse(emulator.supports(QemuAccelerator.KVM));
        assertTrue(emulator.cpuModels().get(QemuAccelerator.TCG).stream()
                .anyMatch(m -> m.name().equals("qemu64") && m.usable()));
        assertTrue(emulator.hasDevice("virtio-blk-pci"));
        assertFalse(emulator.hasDevice("virtio-blk"), "an alias is no type");
        assertTrue(emulator.hasProperty("virtio-net-pci", "mq"));
        assertFalse(emulator.hasProperty("virtio-net-pci", "no-such-property"));
        assertTrue(emulator.hasObject("memory-backend-memfd"));
        assertTrue(emulator.hasCommand("blockdev-add"));
        assertTrue(emulator.choices(ProbeChoices.NETDEV).containsAll(Set.of("user", "tap")));
        assertTrue(emulator.choices(ProbeChoices.BLOCKDEV).containsAll(Set.of("qcow2", "raw", "file")));
        assertTrue(emulator.choices(ProbeChoices.CHARDEV).containsAll(Set.of("socket", "pty")));
        for (String path : ProbeChoices.PATHS) {
            assertFalse(emulator.choices(path).isEmpty(), path);
        }
    }

    @Test
    void theHostsCpuIsAModelThatRunsPlusFeatures() {
        needsQemu();
        QemuEmulator emulator = QemuEmulator.of(REAL, probe(QemuProbe.PATIENCE).facts(REAL, false));
        QemuHostCpu cpu = emulator.hostCpu(QemuAccelerator.TCG).orElseThrow();
        QemuCpuModel model = emulator.cpuModels().get(QemuAccelerator.TCG).stream()
                .filter(m -> m.name().equals(cpu.model()))
                .findFirst()
                .orElseThrow();
        assertTrue(model.usable());
        assertFalse(cpu.vendor().isEmpty());
        assertFalse(cpu.features().isEmpty());
    }

    @Test
    void askingForAPropertyThatIsNotProbedIsAMistakeThatShows() {
        needsQemu();
        QemuEmulator emulator = QemuEmulator.of(REAL, probe(QemuProbe.PATIENCE).facts(REAL, false));
        assertThrows(IllegalArgumentException.class, () -> emulator.hasProperty("sb16", "iobase"));
    }

    @Test
    void aProbeLeavesNoProcessAndNoFile() throws Exception {
        needsQemu();
        probe(QemuProbe.PATIENCE).facts(REAL, false);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        assertEquals(List.of(), temporary());
        assertEquals(List.of(), processes());
    }

    private List<Path> temporary() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("vireo-probe"))
                    .sorted()
                    .toList();
        }
    }

    /** Emulators of this test, and what its scripts left running: that is no longer a child of anybody here. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()) || line.contains(SLEEP))
                .toList();
    }

    private String failure(Path binary, Duration patience) throws IOException {
        var error = assertThrows(VirtException.class, () -> emulators(patience).at(binary));
        assertNothingIsLeft();
        assertTrue(error.getMessage().contains(binary.toString()), error.getMessage());
        return error.getMessage();
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void aMissingEmulatorIsSaidToBeMissing() throws Exception {
        assertContains(failure(folder.resolve("nowhere"), QemuProbe.PATIENCE), "No such file");
    }

    @Test
    void aFileThatCannotRunIsSaidSo() throws Exception {
        Path file = Files.writeString(folder.resolve("qemu-system-x86_64"), "no program");
        assertContains(failure(file, QemuProbe.PATIENCE), "Permission denied");
        assertThrows(VirtException.class, () -> emulators(QemuProbe.PATIENCE).at(folder));
    }

    @Test
    void anEmulatorThatDiesIsQuoted() throws Exception {
        Path file = script("echo 'libspice-server.so.1: cannot open shared object file' >&2", "exit 127");
        String message = failure(file, QemuProbe.PATIENCE);
        assertContains(message, "status 127");
        assertContains(message, "libspice-server.so.1: cannot open");
    }

    @Test
    void anEmulatorThatHangsIsEndedWithItsChildrenInTime() throws Exception {
        Path file = script(SLEEP + " &", SLEEP);
        long begin = System.nanoTime();
        assertContains(failure(file, Duration.ofMillis(300)), "it runs, but");
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 5);
    }

    @Test
    void anEmulatorThatPrintsWithoutEndIsQuotedInShort() throws Exception {
        String message = failure(script("exec yes garbage"), Duration.ofMillis(300));
        assertContains(message, "garbage");
        assertTrue(message.length() < 1500, message);
    }

    @Test
    void anEmulatorThatIsTooOldIsRefusedWithTheVersionThatIsNeeded() {
        Json version = Json.object().with("qemu", Json.object().with("major", 5).with("minor", 2));
        Json facts = Json.object().with("target", "x86_64").with("version", version);
        assertFalse(QemuEmulator.of(REAL, facts).isSound());
    }

    @Test
    void findsEmulatorsByTheArchitectureOfTheirGuests() throws Exception {
        Path file = script("exit 1");
        Files.createFile(folder.resolve("qemu-system-arm"));
        Files.createDirectory(folder.resolve("qemu-system-ppc"));
        Files.copy(file, folder.resolve("qemu-system-i386"));
        Files.copy(file, folder.resolve("qemu-system-x86_64-microvm"));
        assertEquals(
                Set.of("i686", "x86_64"),
                emulators(QemuProbe.PATIENCE).installed().keySet());
        var error = assertThrows(
                VirtException.class, () -> emulators(QemuProbe.PATIENCE).forArch("armv7l"));
        assertContains(error.getMessage(), "qemu-system-arm");
    }

    @Test
    void answersWhatADefinitionNeedsToKnow() throws Exception {
        needsQemu();
        var emulators = emulators(QemuProbe.PATIENCE);
        QemuEmulator emulator = emulators.find("qemu", "x86_64", Optional.of(REAL.toString()));
        assertEquals(emulator.canonical("pc").orElseThrow(), emulator.standard());
        assertEquals("qemu64", emulator.standardCpu("qemu"));
        assertTrue(emulator.canonical("no-such-machine").isEmpty());
        Optional<String> real = Optional.of(REAL.toString());
        assertEquals(REAL, emulators.find("qemu", "i686", real).binary());
        assertRefused("does not support arch 'aarch64'", () -> emulators.find("qemu", "aarch64", real));
        assertRefused("does not support virt type 'kvm'", () -> emulators.find("kvm", "x86_64", real));
        assertRefused("domaintype=xen", () -> emulators.find("xen", "x86_64", real));
        assertRefused("No emulator found for arch 'x86_64'", () -> emulators.find("qemu", "x86_64", Optional.empty()));
    }

    private static void assertRefused(String message, Executable call) {
        assertContains(assertThrows(VirtException.class, call).getMessage(), message);
    }

    @Test
    void oneBrokenEmulatorDoesNotHideTheOthers() throws Exception {
        needsQemu();
        wrapper();
        Path broken = folder.resolve("qemu-system-i386");
        Files.writeString(broken, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(
                List.of("x86_64"),
                emulators(QemuProbe.PATIENCE).all().stream()
                        .map(QemuEmulator::arch)
                        .toList());
    }

    @Test
    void anUnchangedEmulatorIsNotProbedAgainAndAChangedOneIs() throws Exception {
        needsQemu();
        Path binary = wrapper();
        var emulators = emulators(QemuProbe.PATIENCE);
        QemuEmulator first = emulators.at(binary);
        assertSame(first, emulators.at(binary));
        FileTime time = Files.getLastModifiedTime(binary);
        String text = Files.readString(binary);
        Files.writeString(binary, "#!/bin/sh\nexit 9\n" + " ".repeat(text.length() - 18) + "\n");
        Files.setLastModifiedTime(binary, time);
        assertEquals(first, emulators(QemuProbe.PATIENCE).at(binary), "the file cache did not answer");
        Files.setLastModifiedTime(binary, FileTime.from(Instant.now().plusSeconds(5)));
        assertThrows(VirtException.class, () -> emulators.at(binary));
        assertThrows(VirtException.class, () -> emulators(QemuProbe.PATIENCE).at(binary));
    }

    @Test
    void aDamagedCacheMeansThatTheEmulatorIsProbedAgain() throws Exception {
        needsQemu();
        Path binary = wrapper();
        QemuEmulator first = emulators(QemuProbe.PATIENCE).at(binary);
        Path entry;
        try (var files = Files.list(folder.resolve("cache"))) {
            entry = files.findFirst().orElseThrow();
        }
        String good = Files.readString(entry);
        var damaged = List.of(
                "",
                "garbage",
                good.substring(0, good.length() / 2),
                good.replaceFirst("\"format\":[0-9]+", "\"format\":0"),
                good.replaceFirst("\"machines\":\\[", "\"machines_\":["),
                "[".repeat(100_000));
        for (String text : damaged) {
            Files.writeString(entry, text);
            assertEquals(first, emulators(QemuProbe.PATIENCE).at(binary));
            assertEquals(good, Files.readString(entry), "the entry was not mended");
        }
    }

    @Test
    void aCacheThatCannotBeWrittenCostsNothingButTime() throws Exception {
        needsQemu();
        Files.createFile(folder.resolve("cache"));
        assertTrue(emulators(QemuProbe.PATIENCE).at(wrapper()).isSound());
    }
}
