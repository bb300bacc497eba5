package io.vireo.driver.kit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Paths of Unix sockets, which the kernel limits to 107 bytes however deep a folder lies.
 *
 * <p>The same folder and name always give the same path, also after a restart, so that a guest's socket is found again.
 */
public final class SocketPaths {

    /** The most bytes that a path may have: {@code sun_path} without its final NUL. */
    public static final int LONGEST = 107;

    private static final int HASH = 16;

    private SocketPaths() {}

    /**
     * Chooses the path of a socket: the name in the folder if that is short enough, otherwise a hash in the folder,
     * otherwise a hash in a folder of this user's own below {@code /tmp}, which is made.
     *
     * @param folder where sockets are kept
     * @param name the socket's name, already safe as a file name
     * @return a path of at most {@link #LONGEST} bytes
     * @throws io.vireo.VirtException when somebody else has made the folder below {@code /tmp}
     */
    public static Path in(Path folder, String name) {
        return in(folder, name, Path.of("/tmp", "vireo-" + Owner.ofThisProcess()));
    }

    static Path in(Path folder, String name, Path last) {
        Path plain = folder.resolve(name);
        if (fits(plain)) {
            return plain;
        }
        Path hashed = folder.resolve(Hash.of(name, HASH));
        if (fits(hashed)) {
            return hashed;
        }
        return StateFolders.create(last).resolve(Hash.of(plain.toString(), HASH));
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }
}
