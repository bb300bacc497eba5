package io.vireo.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A daemon of the packed distribution, or a libvirtd that somebody else runs. */
record Server(Path socket, OptionalLong pid, Process process, double readyMillis) implements AutoCloseable {

    private static final int KIB = 1024;
    private static final double TICK_MICROS = 10_000;
    private static final int USER = 11;

    /** Starts the daemon below a folder and waits until it says that it is ready. */
    static Server start(Path distribution, Path root) throws IOException {
        return start(List.of(), distribution, root);
    }

    /** The same in a network of its own, which only root can make. */
    static Server startApart(Path distribution, Path root) throws IOException {
        return start(List.of("unshare", "-n", "-m"), distribution, root);
    }

    private static Server start(List<String> before, Path distribution, Path root) throws IOException {
        Path socket = root.resolve("sock");
        long begin = System.nanoTime();
        List<String> command = new ArrayList<>(before);
        command.add(distribution.resolve("bin").resolve("vireo").toString());
        command.addAll(List.of("daemon", "--root", root.toString(), "--listen", "unix:" + socket));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null || !line.startsWith("ready")) {
            process.destroy();
            throw new IOException("the daemon did not say that it is ready, but: " + line);
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        return new Server(socket, OptionalLong.of(process.pid()), process, millis);
    }

    /** A server that runs already. */
    static Server running(Path socket, OptionalLong pid) {
        return new Server(socket, pid, null, 0);
    }

    /** How many microseconds of processors it has used so far. */
    double cpuMicros() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid.orElseThrow() + "/stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(words[USER]) + Long.parseLong(words[USER + 1])) * TICK_MICROS;
    }

    /** How many bytes of memory it has now. */
    double residentBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid.orElseThrow() + "/status"))) {
            String line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Double.parseDouble(line.replaceAll("\\D", "")) * KIB;
        }
    }

    @Override
    public void close() throws IOException {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the daemon did not end within 10 s of TERM");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
