package io.vireo.driver.qemu;

import java.nio.file.Path;

/** The sockets on which the guest is steered. */
final class MonitorArguments {

    /** What fits into the address of a Unix socket, the final zero included. */
    private static final int MAX_SOCKET_PATH = 108;

    private MonitorArguments() {}

    static void add(Arguments arguments, GuestPlaces places) {
        monitor(arguments, "monitor", places.monitor());
        monitor(arguments, "monitor2", places.secondMonitor());
    }

    private static void monitor(Arguments arguments, String id, Path socket) {
        arguments
                .add(
                        "chardev",
                        Options.of("socket")
                                .with("id", "char" + id)
                                .with("path", socketPath(socket.toString()))
                                .with("server", true)
                                .with("wait", false))
                .add(
                        "mon",
                        Options.empty()
                                .with("chardev", "char" + id)
                                .with("id", id)
                                .with("mode", "control"));
    }

    /** The path itself; refused when the system could not bind it. */
    static String socketPath(String path) {
        if (path.getBytes(java.nio.charset.StandardCharsets.UTF_8).length >= MAX_SOCKET_PATH) {
            throw Refusal.unsupported("the socket path '" + path + "' is longer than " + (MAX_SOCKET_PATH - 1)
                    + " bytes; use a shorter folder");
        }
        return path;
    }
}
