package io.vireo.itests;

import io.vireo.Vireo;
import io.vireo.daemon.DaemonCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A daemon in this process, started as its users start it: by words and a configuration. */
final class RunningDaemon implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Thread thread;
    private final List<String> addresses;

    private RunningDaemon(Thread thread, List<String> addresses) {
        this.thread = thread;
        this.addresses = addresses;
    }

    /**
     * Starts a daemon; when this returns, clients are served.
     *
     * @param folder where its configuration and its pid file are kept, which must not be another daemon's
     * @param settings the lines of its configuration
     * @param addresses where it listens
     */
    static RunningDaemon start(Path folder, List<String> settings, String... addresses) {
        List<String> words = new ArrayList<>(List.of("--config", configuration(folder, settings)));
        for (String address : addresses) {
            words.addAll(List.of("--listen", address));
        }
        DaemonCommand command = new DaemonCommand(Vireo.load());
        Thread thread = new Thread(() -> command.applyAsInt(words.toArray(String[]::new)), "daemon");
        PrintStream before = System.out;
        ReadyLine ready = new ReadyLine(before);
        System.setOut(ready);
        try {
            thread.start();
            Await.within(PATIENCE, () -> ready.line().isPresent(), () -> "the daemon is not ready at " + words);
        } finally {
            System.setOut(before);
        }
        List<String> line = List.of(ready.line().orElseThrow().split(" "));
        return new RunningDaemon(thread, line.subList(1, line.size()));
    }

    private static String configuration(Path folder, List<String> settings) {
        List<String> lines = new ArrayList<>(settings);
        lines.add("pid_file = \"" + folder.resolve("daemon.pid") + "\"");
        try {
            return Files.write(folder.resolve("daemon.conf"), lines).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port that an address got. */
    String port(String transport) {
        return addresses.stream()
                .filter(each -> each.startsWith(transport + ":"))
                .map(each -> each.substring(each.lastIndexOf(':') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for the daemon's line: before it, the daemon plays a client itself, whose guest others would see. */
    private static final class ReadyLine extends PrintStream {

        private volatile Optional<String> printed = Optional.empty();

        ReadyLine(PrintStream target) {
            super(target, true);
        }

        @Override
        public void println(String line) {
            super.println(line);
            if (line.startsWith("ready ")) {
                printed = Optional.of(line);
            }
        }

        Optional<String> line() {
            return printed;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
