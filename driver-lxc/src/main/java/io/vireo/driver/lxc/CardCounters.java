package io.vireo.driver.lxc;

import io.vireo.domain.InterfaceStats;
import io.vireo.driver.kit.guest.LinkCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counters of all network devices of the host at one moment, for an answer about many containers. */
record CardCounters(Map<String, String> lines) {

    private static final Path FILE = Path.of("/proc/net/dev");

    static CardCounters now() {
        Map<String, String> lines = new HashMap<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    lines.put(line.substring(0, colon).strip(), line);
                }
            }
        } catch (IOException none) {
            return new CardCounters(Map.of());
        }
        return new CardCounters(lines);
    }

    Optional<InterfaceStats> of(String device) {
        return Optional.ofNullable(lines.get(device)).flatMap(line -> LinkCounters.of(List.of(line), device));
    }
}
