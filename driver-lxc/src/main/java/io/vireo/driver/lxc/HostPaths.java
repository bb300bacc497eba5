package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.host.DeviceNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Paths that definitions name: of the host, and inside of a container's root, where links lead nowhere else. */
final class HostPaths {

    private static final int MOST_LINKS = 40;

    private HostPaths() {}

    static void requireAbsolute(String what, String path) {
        DeviceNumbers.requireAbsolute(what, path);
    }

    /**
     * Where a path of a container is on the host, when its root is a folder: links are followed as the container would
     * follow them, never out of its root.
     *
     * @return the file; empty when it is not there
     */
    static Optional<Path> within(Path root, String path) {
        Deque<String> left = new ArrayDeque<>(parts(path));
        Path at = root;
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.equals("..")) {
                at = at.equals(root) ? root : at.getParent();
                continue;
            }
            Path next = at.resolve(part);
            if (Files.isSymbolicLink(next)) {
                if (++links > MOST_LINKS) {
                    return Optional.empty();
                }
                String to = target(next);
                at = to.startsWith("/") ? root : at;
                List<String> further = parts(to);
                for (int i = further.size() - 1; i >= 0; i--) {
                    left.push(further.get(i));
                }
            } else if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                at = next;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the link " + link, failure);
        }
    }
}
