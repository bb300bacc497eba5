package io.vireo.driver.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that writes, replaces and deletes definitions is killed in the middle of it, again and again. */
class KilledWriterTest {

    private static final int KILLS = 22;
    private static final int KEYS = 25;

    @TempDir
    Path folder;

    private final Map<String, Integer> confirmed = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    @Test
    void everyConfirmedDefinitionIsThereAndWholeAfterEveryKill() throws Exception {
        Random random = new Random(7);
        int writes = 0;
        for (int round = 0; round < KILLS; round++) {
            writes += killAfter(20 + random.nextInt(150), round);
            check();
        }
        assertTrue(writes > 10 * KILLS, "too few writes for the test to mean anything: " + writes);
    }

    /** Kills the writer after it confirmed so many operations; at that moment it is busy with the next. */
    private int killAfter(int operations, int round) throws Exception {
        Process writer = new ProcessBuilder(Spawned.command(Writer.class, folder.toString(), Integer.toString(round)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int seen = 0;
        underWay.clear();
        try (BufferedReader output = writer.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("begin")) {
                    underWay.add(words[1]);
                } else {
                    underWay.remove(words[1]);
                    confirmed.put(words[1], Integer.parseInt(words[2]));
                    seen++;
                }
                if (seen == operations) {
                    // Not the process's own method, which would also close the output that is still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertTrue(seen >= operations, "the writer ended by itself after " + seen);
        return seen;
    }

    private void check() throws Exception {
        DefinitionStore store = DefinitionStore.open(folder);
        Loaded<StoredDefinition> loaded = store.load(Function.identity());
        assertEquals(List.of(), loaded.setAside());
        Map<String, String> found =
                loaded.objects().stream().collect(Collectors.toMap(StoredDefinition::key, StoredDefinition::text));
        for (Map.Entry<String, String> each : found.entrySet()) {
            assertEquals(Writer.text(each.getKey(), versionOf(each.getValue())), each.getValue());
        }
        for (String key : confirmed.keySet()) {
            int version = found.containsKey(key) ? versionOf(found.get(key)) : -1;
            if (underWay.contains(key)) {
                confirmed.put(key, version);
            } else {
                assertEquals(confirmed.get(key), version, key);
            }
        }
        try (var leftovers = Files.newDirectoryStream(folder, ".new-*")) {
            assertFalse(leftovers.iterator().hasNext());
        }
    }

    private static int versionOf(String text) {
        return Integer.parseInt(text.replaceAll("(?s).*<v>(\\d+)</v>.*", "$1"));
    }

    /** Runs in a JVM of its own, until it is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            DefinitionStore store = DefinitionStore.open(Path.of(arguments[0]));
            Random random = new Random(Long.parseLong(arguments[1]));
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                keys.add("guest/" + i);
            }
            while (true) {
                String key = keys.get(random.nextInt(keys.size()));
                int version = random.nextInt(5) == 0 ? -1 : random.nextInt(1_000_000);
                say("begin " + key);
                if (version < 0) {
                    store.delete(key);
                } else {
                    store.save(key, text(key, version));
                }
                say("end " + key + " " + version);
            }
        }

        /** One write of the system for each line: a kill cannot cut it. */
        private static void say(String line) {
            System.out.print(line + "\n");
            System.out.flush();
        }

        static String text(String key, int version) {
            String filling = (key + version).repeat(1 + version % 5000);
            return "<domain><v>" + version + "</v><x>" + filling + "</x></domain>";
        }
    }
}
