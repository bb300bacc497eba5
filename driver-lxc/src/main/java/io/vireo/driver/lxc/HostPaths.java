package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths that definitions name: of the host, and inside of a container's root, where links lead nowhere else. */
final class HostPaths {

    private static final int LONGEST = 4000;
    private static final int MOST_LINKS = 40;
    private static final Pattern ODD = Pattern.compile("\\p{Cntrl}");

    private HostPaths() {}

    static void requireAbsolute(String what, String path) {
        if (!path.startsWith("/")) {
            throw Refusal.xml("the " + what + " has to be an absolute path, and '" + Names.shown(path) + "' is none");
        }
        if (ODD.matcher(path).find() || path.length() > LONGEST) {
            throw Refusal.xml("the " + what + ", '" + Names.shown(path) + "', is too long or has control characters");
        }
        if (List.of(path.split("/")).contains("..")) {
            throw Refusal.xml("the " + what + ", '" + Names.shown(path) + "', leads upwards with '..'");
        }
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

    /** The numbers of a device file, as {@code 8:0}. */
    static String deviceNumbers(Path device, boolean block) {
        try {
            int mode = (Integer) Files.getAttribute(device, "unix:mode");
            int wanted = block ? 0x6000 : 0x2000;
            if ((mode & 0xf000) != wanted) {
                throw Refusal.unsupported(device + " is no " + (block ? "block" : "character") + " device");
            }
            long numbers = (Long) Files.getAttribute(device, "unix:rdev");
            long major = numbers >> 8 & 0xfff | numbers >> 32 & ~0xfffL;
            long minor = numbers & 0xff | numbers >> 12 & ~0xffL;
            return major + ":" + minor;
        } catch (IOException failure) {
            throw SystemErrors.of("cannot look at the device " + device, failure);
        }
    }
}
