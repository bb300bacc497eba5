package io.vireo.itests;

import io.vireo.itests.application.DaemonProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A daemon in a process of its own, on one socket below a folder, that is killed and started again. */
final class DaemonProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);

    private final Path folder;
    private Process process;

    DaemonProcess(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("daemon.conf"), "pid_file = \"" + folder.resolve("daemon.pid") + "\"\n");
        start();
    }

    Path socket() {
        return folder.resolve("sock");
    }

    /** Starts it and waits until it says that it is ready. */
    void start() throws IOException {
        Path said = folder.resolve("said");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DaemonProgram.class.getName(),
                        "--listen",
                        "unix:" + socket(),
                        "--config",
                        folder.resolve("daemon.conf").toString()))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Await.within(READY, () -> isReady(said), () -> "the daemon is not ready");
    }

    private boolean isReady(Path said) {
        if (!process.isAlive()) {
            throw new AssertionError("the daemon ended with status " + process.exitValue());
        }
        try {
            return Files.readString(said).contains("ready ");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as nothing can be prepared for. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
