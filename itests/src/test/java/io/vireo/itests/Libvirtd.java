package io.vireo.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** libvirt's own daemon, in namespaces of its own below one folder; it ends with {@link #close}. */
final class Libvirtd implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final long END_SECONDS = 20;

    private final Path folder;
    private final Process process;

    private Libvirtd(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Why it cannot be run here; empty when it can. */
    static Optional<String> obstacle() throws IOException {
        if (!Files.isExecutable(Path.of("/usr/sbin/libvirtd"))) {
            return Optional.of("libvirtd is not here (package libvirt-daemon)");
        }
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return Optional.of("libvirtd needs root for namespaces of its own");
        }
        return Optional.empty();
    }

    /** Starts it in a network of its own. */
    static Libvirtd start(Path folder) throws IOException {
        return start(folder, List.of("--net"));
    }

    /** Starts it in a network of its own, and so that its containers start, too. */
    static Libvirtd forContainers(Path folder) throws IOException {
        Files.createFile(folder.resolve("containers"));
        return start(folder);
    }

    /** Starts it in the network of this process, with a few more lines of its configuration, for what only ports can show. */
    static Libvirtd listening(Path folder, List<String> lines) throws IOException {
        Files.write(folder.resolve("more.conf"), lines);
        return start(folder, List.of());
    }

    private static Libvirtd start(Path folder, List<String> namespaces) throws IOException {
        Path script = folder.resolve("box.sh");
        try (InputStream text = Libvirtd.class.getResourceAsStream("libvirtd-in-a-box.sh")) {
            Files.copy(text, script);
        }
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--fork", "--pid", "--mount-proc"));
        command.addAll(namespaces);
        command.addAll(List.of("--kill-child", "sh", script.toString(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                // A relative name that a test sends is resolved there, and not in the source tree.
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Libvirtd started = new Libvirtd(folder, process);
        Await.within(READY, started::isListening, () -> "libvirtd does not listen: " + read(folder.resolve("output")));
        return started;
    }

    Path socket() {
        return folder.resolve("sock/libvirt-sock");
    }

    String uri(String driver, String path) {
        return driver + "+unix:///" + path + "?socket=" + socket();
    }

    private boolean isListening() {
        if (!process.isAlive()) {
            throw new AssertionError("libvirtd ended: " + read(folder.resolve("output")));
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Ends the daemon and everything that it started: they share a namespace whose first process is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
