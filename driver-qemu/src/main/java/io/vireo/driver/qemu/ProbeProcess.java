package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An emulator that was started only to be asked what it can do; closing it ends the process and leaves no file. */
final class ProbeProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeProcess.class);

    private final Path binary;
    private final Path folder;
    private final Process process;
    private final OutputTail output;

    private ProbeProcess(Path binary, Path folder, Process process) {
        this.binary = binary;
        this.folder = folder;
        this.process = process;
        this.output = OutputTail.of(process.getInputStream(), "vireo-probe-output");
    }

    static ProbeProcess start(Path binary, QemuAccelerator accelerator, Path temporary) {
        Path folder;
        try {
            // Not in the state folder, whose path may be too long for a socket.
            folder = Files.createTempDirectory(temporary, "vireo-probe");
        } catch (IOException e) {
            throw failure(binary, "no folder for its monitor can be made: " + e.getMessage(), e);
        }
        try {
            return new ProbeProcess(binary, folder, launch(binary, accelerator, folder));
        } catch (IOException e) {
            delete(folder);
            throw failure(binary, e.getMessage(), e);
        }
    }

    private static Process launch(Path binary, QemuAccelerator accelerator, Path folder) throws IOException {
        var builder = new ProcessBuilder(
                        binary.toString(),
                        "-S",
                        "-no-user-config",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-machine",
                        "none,accel=" + accelerator.argument(),
                        "-qmp",
                        "unix:" + socket(folder) + ",server=on,wait=off")
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Path socket(Path folder) {
        return folder.resolve("qmp");
    }

    /** The monitor, ready for commands. */
    QmpConnection connect(SocketLoop loop, Deadline deadline) {
        try {
            return QmpConnection.connect(
                    loop, "the emulator " + binary, socket(folder), deadline.left(), process::isAlive, new Deaf());
        } catch (VirtException e) {
            throw failure(e);
        }
    }

    /** The failure of a conversation, with what the process said and how it ended. */
    VirtException failure(VirtException cause) {
        boolean ended = hasEnded();
        String how = ended ? "it ended with status " + process.exitValue() : "it runs, but " + cause.getMessage();
        String words = output.text();
        String said = words.isEmpty() ? "" : "; its last words: " + Seen.of(words);
        return failure(binary, how + said, cause);
    }

    /** A process that died closes its socket a moment before its status and its last words are known. */
    private boolean hasEnded() {
        try {
            boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
            if (ended) {
                output.await(500);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static VirtException failure(Path binary, String why, Throwable cause) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR, "Cannot find out what the emulator " + binary + " can do: " + why, cause);
    }

    @Override
    public void close() {
        // Children first, as long as the process tells whose they are.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(socket(folder));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("Cannot delete {}, which a probe of an emulator used", folder, e);
        }
    }

    /** What a probed emulator tells on its own is of no interest. */
    private static final class Deaf implements QmpListener {
        @Override
        public void event(QmpEvent event) {
            LOG.trace("Ignored while probing: {}", event);
        }

        @Override
        public void lost(int events) {
            LOG.trace("Lost while probing: {} events", events);
        }

        @Override
        public void closed(QmpEnd end) {
            LOG.trace("The monitor of a probe ended: {}", end);
        }
    }
}
