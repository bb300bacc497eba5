package io.vireo.driver.qemu;

/** Paths of the host that a definition names. */
final class Sources {

    private Sources() {}

    /** The path itself; refused unless it is absolute and means a file to QEMU too. */
    static String absolute(String path, String where) {
        if (!path.startsWith("/")) {
            throw Refusal.unsupported(
                    where + ": '" + path + "' is not an absolute path; a guest has no folder to start from");
        }
        // QEMU takes such a path for a file descriptor that was passed to it
        if (path.startsWith("/dev/fdset/")) {
            throw Refusal.unsupported(where + ": '" + path + "' does not name a file of the host");
        }
        return path;
    }
}
