package io.vireo.driver.kit.storage;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file has no storage, which Java cannot ask: {@code qemu-img map} does. */
final class Holes {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern EXTENT =
            Pattern.compile("\\{ \"start\": (\\d+), \"length\": (\\d+), [^}]*\"zero\": true, \"data\": false[^}]*\\}");

    private Holes() {}

    /** The length of each hole by where it begins; none when the program is missing or fails: zeros are sent then. */
    static NavigableMap<Long, Long> of(Path path) {
        NavigableMap<Long, Long> holes = new TreeMap<>();
        if (ChildProcess.find("qemu-img").isEmpty()) {
            return holes;
        }
        Outcome outcome = ChildProcess.of(
                        List.of("qemu-img", "map", "-U", "-f", "raw", "--output=json", path.toString()))
                .run(PATIENCE);
        if (outcome.isSuccess()) {
            Matcher extent = EXTENT.matcher(outcome.output());
            while (extent.find()) {
                holes.put(Long.parseLong(extent.group(1)), Long.parseLong(extent.group(2)));
            }
        }
        return holes;
    }
}
