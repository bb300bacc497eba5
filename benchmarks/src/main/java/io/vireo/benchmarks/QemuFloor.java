package io.vireo.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A QEMU that is started by hand: nothing is written, nothing is remembered, nothing can be refused. */
final class QemuFloor {

    /**
     * How long it took.
     *
     * @param startMillis from the start of the process to the answer to {@code cont}
     * @param endMillis from SIGTERM to the end of the process
     */
    record Times(double startMillis, double endMillis) {}

    private static final Pattern MONITOR = Pattern.compile("socket,id=charmonitor,path=([^,]+)");
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> command;
    private final Path log;
    private final Path monitor;

    /** Takes the program and the arguments of a guest that ran, and a file for what it says. */
    QemuFloor(List<String> command, Path log) {
        this.command = command;
        this.log = log;
        Matcher matcher = MONITOR.matcher(String.join("\n", command));
        if (!matcher.find()) {
            throw new IllegalArgumentException("no monitor among the arguments: " + command);
        }
        this.monitor = Path.of(matcher.group(1));
    }

    /** Starts it, lets it run, ends it. */
    Times run() throws IOException, InterruptedException {
        Files.createDirectories(monitor.getParent());
        Files.deleteIfExists(monitor);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (SocketChannel channel = connect(process)) {
            letRun(channel);
            long running = System.nanoTime();
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("QEMU did not end: " + command);
            }
            return new Times((running - begin) / 1e6, (System.nanoTime() - running) / 1e6);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private SocketChannel connect(Process process) throws IOException {
        while (process.isAlive()) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(monitor));
                return channel;
            } catch (SocketException notYet) {
                channel.close();
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        throw new IOException("QEMU ended: " + Files.readString(log));
    }

    private static void letRun(SocketChannel channel) throws IOException {
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        if (!answers.readLine().contains("\"QMP\"")) {
            throw new IOException("no greeting");
        }
        for (String each : List.of("qmp_capabilities", "cont")) {
            channel.write(StandardCharsets.UTF_8.encode("{\"execute\":\"" + each + "\"}\n"));
            String answer = answers.readLine();
            while (answer.contains("\"event\"")) {
                answer = answers.readLine();
            }
            if (!answer.contains("\"return\"")) {
                throw new IOException("QEMU refused " + each + ": " + answer);
            }
        }
    }
}
