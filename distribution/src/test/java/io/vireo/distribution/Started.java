package io.vireo.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of the packed distribution by its script, with the JDK of this test. */
final class Started implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    Started(Path cache, String... arguments) throws IOException {
        this(cache, List.of(), Map.of(), arguments);
    }

    /** The same by a program that becomes the script, and with more in its environment. */
    Started(Path cache, List<String> by, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(script().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("VIREO_CACHE", cache.toString());
        // The interactive shell keeps its history at home.
        builder.environment().put("VIREO_JAVA_OPTIONS", "-Duser.home=" + cache);
        builder.environment().putAll(environment);
        process = builder.start();
        reader = new Thread(this::read, "output of " + String.join(" ", command));
        reader.start();
    }

    /** The script in the folder that the build has just packed. */
    static Path script() {
        return Path.of("target/vireo/bin/vireo").toAbsolutePath();
    }

    private void read() {
        try {
            byte[] buffer = new byte[8192];
            for (int read = process.getInputStream().read(buffer);
                    read >= 0;
                    read = process.getInputStream().read(buffer)) {
                output.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line; what was printed before is forgotten. */
    void type(String line) throws IOException {
        output.setLength(0);
        Writer keyboard = process.outputWriter(StandardCharsets.UTF_8);
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    /** What it has printed since the last line that was typed. */
    String output() {
        return output.toString();
    }

    /** Waits for a text in what is printed, and returns how long that took. */
    Duration await(String text) throws InterruptedException {
        long begin = System.nanoTime();
        while (output.indexOf(text) < 0) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError("not within " + PATIENCE + ": " + text + " in: " + output);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Ends it as the kernel would, with nothing tidied up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The process, which is the virtual machine: the script becomes it. */
    long pid() {
        return process.pid();
    }

    /** Asks it to end, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end and returns the exit status. */
    int end() throws InterruptedException, IOException {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + ": " + output);
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
