package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.namespaces.OwnNamespaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Runs a program of the tests in a process of its own, whose mounts nobody else sees. */
final class Apart {

    /** Nobody waits as long; a run of hundreds of kills, which somebody asks for, takes its time. */
    private static final OwnNamespaces NAMESPACES = OwnNamespaces.needing("mount", "losetup")
            .forMounts()
            .within(Duration.ofMinutes(Integer.getInteger("vireo.kills", 0) + 2L));

    private Apart() {}

    static void run(Class<?> program, Path root, String... more) {
        NAMESPACES.require();
        NAMESPACES.program(
                program,
                Stream.concat(Stream.of(root.toString()), Stream.of(more)).toArray(String[]::new));
    }
}
