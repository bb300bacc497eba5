package io.vireo.driver.storage.fs;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Putting file systems into folders, and taking them out. */
final class Mounts {

    private static final Path ALL = Path.of("/proc/self/mounts");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Mounts() {}

    /** Says whether something is mounted at a folder. */
    static boolean isAt(Path folder) {
        try {
            return Files.readString(ALL, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.split(" "))
                    .anyMatch(parts -> parts.length > 1 && decoded(parts[1]).equals(folder.toString()));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot see what is mounted", failure);
        }
    }

    /** Blanks and the like are written as {@code \040}, and names are bytes. */
    private static String decoded(String text) {
        StringBuilder decoded = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            boolean escape = text.startsWith("\\", at) && text.length() >= at + 4;
            if (escape && text.substring(at + 1, at + 4).matches("[0-7]{3}")) {
                decoded.append((char) Integer.parseInt(text.substring(at + 1, at + 4), 8));
                at += 3;
            } else {
                decoded.append(text.charAt(at));
            }
        }
        return new String(decoded.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static void mount(String type, String source, Path folder, List<String> options) {
        List<String> command = new ArrayList<>(List.of("mount"));
        if (!type.equals("auto")) {
            command.addAll(List.of("-t", type));
        }
        if (!options.isEmpty()) {
            command.addAll(List.of("-o", String.join(",", options)));
        }
        command.addAll(List.of("--", source, folder.toString()));
        require(command, "mount " + source + " at " + folder);
    }

    static void unmount(Path folder) {
        require(List.of("umount", "--", folder.toString()), "unmount " + folder);
    }

    private static void require(List<String> command, String what) {
        Outcome outcome = ChildProcess.of(command).run(PATIENCE);
        if (!outcome.isSuccess()) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "cannot " + what + ": " + command.get(0) + " ended with status " + outcome.exit() + ": "
                            + outcome.errors().strip());
        }
    }
}
