package io.vireo.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class path of this process, and the parts of it that programs get. */
final class ClassPath {

    private ClassPath() {}

    static List<Path> all() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** The entries whose file names begin with one of these words; fails when one of them is missing. */
    static List<Path> of(String... names) {
        return Stream.of(names).map(ClassPath::entry).toList();
    }

    private static Path entry(String name) {
        return all().stream()
                .filter(path -> path.getFileName().toString().startsWith(name + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not on the class path; run tools/bench"));
    }
}
