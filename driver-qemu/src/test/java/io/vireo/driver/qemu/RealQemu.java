package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real emulator, run by translation, with a monitor at {@code qmp} and an agent channel at {@code agent} in a folder. */
final class RealQemu implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/qemu-system-x86_64");

    private final Path folder;
    private final Process process;

    private RealQemu(Path folder, List<String> arguments) throws IOException {
        this.folder = folder;
        var command = new ArrayList<>(List.of(
                BINARY.toString(), "-accel", "tcg", "-nodefaults", "-display", "none", "-no-user-config", "-qmp"));
        command.add("unix:" + monitor() + ",server=on,wait=off");
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** A machine without an operating system, whose processors do not run until they are told to. */
    static RealQemu bare(Path folder, String... more) throws IOException {
        assumeTrue(Files.isExecutable(BINARY), "qemu-system-x86_64 is not installed");
        var arguments = new ArrayList<>(List.of("-M", "q35", "-m", "32", "-S"));
        arguments.addAll(List.of(more));
        return new RealQemu(folder, arguments);
    }

    /** The Linux of tools/guest, where it has been made. */
    static RealQemu linux(Path folder) throws IOException {
        assumeTrue(Files.isExecutable(BINARY), "qemu-system-x86_64 is not installed");
        Path guest = guest();
        assumeTrue(Files.exists(guest.resolve("initramfs")), "no guest in " + guest + ": run tools/guest");
        return new RealQemu(
                folder,
                List.of(
                        "-M",
                        "q35",
                        "-m",
                        "256",
                        "-kernel",
                        guest.resolve("vmlinux").toString(),
                        "-initrd",
                        guest.resolve("initramfs").toString(),
                        "-append",
                        Files.readString(guest.resolve("cmdline")).strip(),
                        "-serial",
                        "file:" + folder.resolve("console"),
                        "-device",
                        "virtio-serial-pci",
                        "-chardev",
                        "socket,id=agent,server=on,wait=off,path=" + folder.resolve("agent"),
                        "-device",
                        "virtserialport,chardev=agent,name=org.qemu.guest_agent.0"));
    }

    private static Path guest() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(cache, "vireo", "guest");
    }

    Path monitor() {
        return folder.resolve("qmp");
    }

    Path agent() {
        return folder.resolve("agent");
    }

    Process process() {
        return process;
    }

    /** Waits until the guest has printed the word on its console. */
    void awaitConsole(String word) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(folder.resolve("console"))
                || !Files.readString(folder.resolve("console")).contains(word)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("the guest never said " + word + "; the emulator said: "
                        + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
