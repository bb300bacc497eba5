package io.vireo.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is started to see how long it takes. */
final class JavaProgram {

    private static final long PATIENCE_SECONDS = 120;

    private final List<String> command;

    private JavaProgram(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** A main class of this package on a class path, in a virtual machine of its own. */
    static JavaProgram of(Class<?> main, List<Path> classPath, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new JavaProgram(command);
    }

    static JavaProgram of(List<String> command) {
        return new JavaProgram(command);
    }

    /** Runs it and returns the milliseconds until it has ended. */
    double toEnd() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return ended(process, start);
    }

    /** Runs it and returns the milliseconds until it has written its first line. */
    double toFirstLine() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            double millis = (System.nanoTime() - start) / 1e6;
            ended(process, start);
            if (line == null) {
                throw new IOException(command + " wrote nothing");
            }
            return millis;
        }
    }

    private double ended(Process process, long start) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command + " did not end within " + PATIENCE_SECONDS + " s");
        }
        double millis = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() != 0) {
            throw new IOException(command + " ended with status " + process.exitValue());
        }
        return millis;
    }
}
