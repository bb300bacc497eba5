package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who this client is at a server, from libvirt's authentication file: groups {@code auth-libvirt-HOST} that name a group
 * {@code credentials-NAME}.
 *
 * @param user the user's name, if anything says it
 * @param password the password, if anything says it
 * @param from where they stand, for people
 */
record Credentials(Optional<String> user, Optional<String> password, String from) {

    private static final String SERVICE = "libvirt";
    private static final long LARGEST = 1 << 20;

    static Credentials of(RemoteUri uri, Place place) {
        Optional<Path> file = file(uri, place);
        Map<String, String> said =
                file.map(each -> forHost(groups(each), uri.host())).orElse(Map.of());
        return new Credentials(
                uri.uri()
                        .user()
                        .filter(name -> uri.transport() != Transport.SSH)
                        .or(() -> value(said, "username", "authname")),
                value(said, "password", "passphrase"),
                file.map(Path::toString).orElse("no file: set authfile= in the URI or LIBVIRT_AUTH_FILE"));
    }

    private static Optional<String> value(Map<String, String> said, String name, String other) {
        return Optional.ofNullable(said.getOrDefault(name, said.get(other)));
    }

    private static Optional<Path> file(RemoteUri uri, Place place) {
        Optional<Path> named = uri.path("authfile")
                .or(() -> place.variable("LIBVIRT_AUTH_FILE").map(Path::of));
        return named.or(
                () -> Stream.of(place.userConfiguration().resolve("auth.conf"), place.system("etc/libvirt/auth.conf"))
                        .filter(Files::isReadable)
                        .findFirst());
    }

    private static Map<String, String> forHost(Map<String, Map<String, String>> groups, String host) {
        return Stream.of(host, "default")
                .map(name -> groups.getOrDefault("auth-" + SERVICE + "-" + name, Map.of()))
                .flatMap(group -> Optional.ofNullable(group.get("credentials")).stream())
                .map(name -> groups.getOrDefault("credentials-" + name, Map.of()))
                .findFirst()
                .orElse(Map.of());
    }

    private static Map<String, Map<String, String>> groups(Path file) {
        Map<String, Map<String, String>> groups = new HashMap<>();
        Map<String, String> group = new HashMap<>();
        for (String line : lines(file)) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("[") && text.endsWith("]")) {
                group = new HashMap<>();
                groups.putIfAbsent(text.substring(1, text.length() - 1).strip(), group);
            } else if (!text.startsWith("#") && equals > 0) {
                group.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
        return groups;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("it is larger than " + LARGEST + " bytes");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new VirtException(
                    ErrorCode.AUTH_FAILED, "the authentication file '" + file + "' cannot be read: " + broken, broken);
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "user " + user.orElse("unknown") + (password.isPresent() ? ", with a password" : ", without a password")
                + " (" + from + ")";
    }
}
