package io.vireo.driver.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells whether devices of the network may be made here: only where nobody else's are. */
final class OwnNetwork {

    private OwnNetwork() {}

    static boolean isOwn() {
        if (namespace("1").equals(namespace("self"))) {
            return false;
        }
        try (Stream<Path> all = Files.list(Path.of("/sys/class/net"))) {
            return all.allMatch(device -> device.getFileName().toString().equals("lo"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String namespace(String process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", process, "ns/net")).toString();
        } catch (IOException hidden) {
            // Only one of the two can be hidden, and then they differ: the other check decides.
            return "hidden";
        }
    }
}
