package io.vireo.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The namespaces that this process holds open. */
final class Namespaces {

    private static final Pattern NAME = Pattern.compile("(mnt|net|pid|uts|ipc|user|cgroup|time):\\[\\d+]");

    private Namespaces() {}

    /** As the kernel names them, such as {@code mnt:[4026531840]}; the set is the caller's. */
    static Set<String> open() {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(Namespaces::target)
                    .filter(each -> NAME.matcher(each).matches())
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
