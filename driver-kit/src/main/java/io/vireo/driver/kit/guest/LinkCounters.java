package io.vireo.driver.kit.guest;

import io.vireo.domain.InterfaceStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The counters of a guest's device on the host, as the guest sees them: what the host sends is what the guest receives. */
public final class LinkCounters {

    private static final Path FILE = Path.of("/proc/net/dev");
    private static final int COLUMNS = 16;
    private static final int SENT = 8;

    private LinkCounters() {}

    /** Of a device of the host; empty when it is not there. */
    public static Optional<InterfaceStats> of(String device) {
        try {
            return of(Files.readAllLines(FILE), device);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** A line a device: its name, then bytes, packets, errors, drops and four more that were received, then as many sent. */
    public static Optional<InterfaceStats> of(List<String> lines, String device) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(device + ":"))
                .map(line -> line.substring(device.length() + 1).strip().split("\\s+"))
                .filter(columns -> columns.length == COLUMNS)
                .map(columns ->
                        Arrays.stream(columns).mapToLong(Long::parseLong).toArray())
                .map(numbers -> new InterfaceStats(
                        numbers[SENT],
                        numbers[SENT + 1],
                        numbers[SENT + 2],
                        numbers[SENT + 3],
                        numbers[0],
                        numbers[1],
                        numbers[2],
                        numbers[3]))
                .findFirst();
    }
}
