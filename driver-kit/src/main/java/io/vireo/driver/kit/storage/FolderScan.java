package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the file system says about files, all of a folder in one go. Java does not tell how much storage a file takes, so
 * {@code find} is asked.
 *
 * @param folder where its answers go
 */
public record FolderScan(Path folder) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String FORMAT = "%y %s %b %m %U %G %A@ %T@ %C@ %f\\0";
    private static final int FIELDS = 10;
    private static final int BLOCK = 512;
    private static final int NANOS = 9;

    /**
     * Lists a folder, without entries whose name no document can carry.
     *
     * @param where the folder
     * @return its entries by name
     * @throws io.vireo.VirtException when it cannot be read
     */
    public Map<String, FileStat> list(Path where) {
        Map<String, FileStat> found = find(List.of(where.toString(), "-mindepth", "1", "-maxdepth", "1"));
        found.keySet().removeIf(FolderScan::isUnspeakable);
        return found;
    }

    private static boolean isUnspeakable(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) == '\ufffd' || Character.isISOControl(name.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at one file; a symbolic link is not followed.
     *
     * @param file the file
     * @return what the file system says
     * @throws NotFound when it is gone
     */
    public FileStat stat(Path file) {
        return find(List.of(file.toString(), "-maxdepth", "0")).values().stream()
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(ErrorCode.NO_STORAGE_VOL, "no storage vol with matching path '" + file + "'"));
    }

    private Map<String, FileStat> find(List<String> which) {
        Path answer = folder.resolve(".new-" + UUID.randomUUID());
        List<String> command = new java.util.ArrayList<>(List.of("find", "-P"));
        command.addAll(which);
        command.addAll(List.of("-fprintf", answer.toString(), FORMAT));
        try {
            // Its status tells that a file went meanwhile, which happens.
            Outcome outcome = ChildProcess.of(command).run(PATIENCE);
            return Files.exists(answer) ? parse(read(answer)) : failed(outcome);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the answer of find from " + answer, failure);
        } finally {
            delete(answer);
        }
    }

    private static Map<String, FileStat> failed(Outcome outcome) {
        outcome.orFail("look at the files of a storage pool");
        return Map.of();
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException someNameIsNotUtf8) {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove " + file, failure);
        }
    }

    private static Map<String, FileStat> parse(String text) {
        Map<String, FileStat> found = new LinkedHashMap<>();
        int from = 0;
        String[] parts = new String[FIELDS];
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
            split(text, from, end, parts);
            found.put(parts[FIELDS - 1], stat(parts));
            from = end + 1;
        }
        return found;
    }

    private static void split(String text, int from, int end, String[] parts) {
        int at = from;
        for (int part = 0; part < FIELDS - 1; part++) {
            int blank = text.indexOf(' ', at);
            parts[part] = text.substring(at, blank);
            at = blank + 1;
        }
        parts[FIELDS - 1] = text.substring(at, end); // The name, which may have blanks.
    }

    private static FileStat stat(String[] parts) {
        return new FileStat(
                parts[0].charAt(0),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]) * BLOCK,
                Integer.parseInt(parts[3], 8) & 0777,
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]),
                time(parts[6]),
                time(parts[7]),
                time(parts[8]));
    }

    /** Seconds and nanoseconds; without a fraction when it is none, as libvirt writes it. */
    private static String time(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return text;
        }
        int end = Math.min(text.length(), dot + 1 + NANOS);
        for (int at = dot + 1; at < end; at++) {
            if (text.charAt(at) != '0') {
                return text.substring(0, end);
            }
        }
        return text.substring(0, dot);
    }
}
