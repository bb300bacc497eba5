package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine of a run, in a line: numbers without it say little. */
final class Surroundings {

    private Surroundings() {}

    static String line(Effort effort) {
        return LocalDate.now(ZoneOffset.UTC) + ", " + effort.name().toLowerCase(java.util.Locale.ROOT) + " run: "
                + Runtime.getRuntime().availableProcessors() + " processors (" + processor() + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version");
    }

    /** The load averages of the last 1, 5 and 15 minutes. */
    static String load() {
        return read("/proc/loadavg")
                .map(text ->
                        String.join(" ", Stream.of(text.split(" ")).limit(3).toList()))
                .orElse("unknown");
    }

    private static String processor() {
        return read("/proc/cpuinfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException hidden) {
            return Optional.empty();
        }
    }
}
