package io.vireo.distribution;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells one content of a file from another without reading it.
 *
 * @param facts size and times; a reproducible build gives every file the same time of modification, so that the time of
 *     change and the identity in the file system are among them where there are such
 */
record Stamp(Map<String, Object> facts) {
    private static final String ATTRIBUTES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                    ? "unix:size,lastModifiedTime,ctime,ino"
                    : "size,lastModifiedTime";

    /** None when the file has gone. */
    static Optional<Stamp> of(Path file) {
        try {
            return Optional.of(new Stamp(Files.readAttributes(file, ATTRIBUTES)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One text for a set of files on this Java; it changes when one of them does. */
    static String ofAll(Collection<Path> files) {
        return files.stream()
                .map(file -> file + " " + of(file).map(Stamp::text).orElse("gone"))
                .sorted()
                .collect(Collectors.joining("\n", "Java " + Runtime.version().feature() + "\n", "\n"));
    }

    private String text() {
        return facts.entrySet().stream().map(Map.Entry::toString).sorted().collect(Collectors.joining(" "));
    }
}
