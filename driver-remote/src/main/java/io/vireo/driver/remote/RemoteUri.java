package io.vireo.driver.remote;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A URI of a server: how to get there, and what is asked for there.
 *
 * @param uri the URI as it was given
 * @param transport how bytes get there
 */
record RemoteUri(ConnectUri uri, Transport transport) {

    /** What the client's side eats; everything else goes to the server. */
    private static final Set<String> OURS = Set.of(
            "name",
            "command",
            "socket",
            "auth",
            "sshauth",
            "netcat",
            "keyfile",
            "pkipath",
            "known_hosts",
            "known_hosts_verify",
            "tls_priority",
            "mode",
            "proxy",
            "no_sanity",
            "no_verify",
            "no_tty",
            "authfile",
            "reconnect",
            "keepalive");

    /** Which of a server's sockets is meant. */
    enum Mode {
        /** The socket of the daemon that has only this driver, if it is there, otherwise the one for all. */
        AUTO,
        /** The socket of the daemon that has only this driver. */
        DIRECT,
        /** The socket of the daemon that has all drivers. */
        LEGACY
    }

    /** What runs at the other end of SSH. */
    enum Proxy {
        /** The server's own helper if it is there, otherwise netcat. */
        AUTO,
        /** Netcat. */
        NETCAT,
        /** The server's own helper. */
        NATIVE
    }

    static RemoteUri of(ConnectUri uri) {
        Transport transport = uri.transport()
                .map(name -> Transport.of(name).orElseThrow(() -> wrong(uri, "unknown transport '" + name + "'")))
                .orElse(uri.host().isPresent() ? Transport.TLS : Transport.UNIX);
        RemoteUri remote = new RemoteUri(uri, transport);
        remote.check();
        return remote;
    }

    private void check() {
        if (transport == Transport.UNIX && uri.host().isPresent()) {
            throw wrong(
                    uri, "a unix socket is on this host; leave '" + uri.host().get() + "' out");
        }
        if (transport == Transport.SSH && uri.host().isEmpty()) {
            throw wrong(uri, "ssh needs a host, as in qemu+ssh://host/system");
        }
        if (transport == Transport.EXT && uri.parameter("command").isEmpty()) {
            throw wrong(uri, "the transport ext needs the parameter command");
        }
        if (mode() == Mode.DIRECT && transport != Transport.UNIX && transport != Transport.SSH) {
            throw wrong(uri, "mode=direct needs the transport unix or ssh");
        }
        path("socket");
        path("keyfile");
        path("pkipath");
        path("authfile");
        proxy();
        reconnect();
        keepalive();
    }

    private static VirtException wrong(ConnectUri uri, String why) {
        return new VirtException(ErrorCode.INVALID_ARG, uri + ": " + why);
    }

    /** What the server is asked to open; empty lets it choose. */
    String name() {
        Optional<String> given = uri.parameter("name");
        if (given.isPresent() || uri.driver().equals("remote")) {
            return given.orElse("");
        }
        Map<String, String> theirs = new LinkedHashMap<>(uri.parameters());
        theirs.keySet().removeAll(OURS);
        return new ConnectUri(
                        uri.driver(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        java.util.OptionalInt.empty(),
                        uri.path(),
                        theirs)
                .toString();
    }

    String host() {
        return uri.host().orElse("localhost");
    }

    int port() {
        return uri.port().orElse(transport.port());
    }

    Mode mode() {
        return choice("mode", Mode.AUTO);
    }

    Proxy proxy() {
        boolean needsNetcat =
                uri.parameter("netcat").isPresent() || uri.parameter("socket").isPresent();
        return choice("proxy", needsNetcat ? Proxy.NETCAT : Proxy.AUTO);
    }

    private <E extends Enum<E>> E choice(String parameter, E otherwise) {
        Optional<String> given = uri.parameter(parameter);
        if (given.isEmpty()) {
            return otherwise;
        }
        for (E each : otherwise.getDeclaringClass().getEnumConstants()) {
            if (each.name().equalsIgnoreCase(given.get())) {
                return each;
            }
        }
        throw wrong(
                uri,
                parameter + "=" + given.get() + ": not one of "
                        + java.util.Arrays.toString(
                                        otherwise.getDeclaringClass().getEnumConstants())
                                .toLowerCase(java.util.Locale.ROOT));
    }

    /** A file or folder that a parameter names; an absolute path, because nobody knows where a server process stands. */
    Optional<Path> path(String parameter) {
        return uri.parameter(parameter).map(text -> {
            try {
                Path path = Path.of(text);
                if (path.isAbsolute()) {
                    return path;
                }
            } catch (InvalidPathException malformed) {
                throw wrong(uri, parameter + "=" + text + ": " + malformed.getReason());
            }
            throw wrong(uri, parameter + "=" + text + " is not an absolute path");
        });
    }

    /** A parameter that is 1 or absent. */
    boolean has(String parameter) {
        return uri.parameter(parameter).filter(value -> !value.equals("0")).isPresent();
    }

    /** For how long a lost connection is tried again; zero for not at all. */
    Optional<Duration> reconnect() {
        return seconds("reconnect");
    }

    /** After how much silence the server is asked whether it is there; zero for never. */
    Optional<Duration> keepalive() {
        return seconds("keepalive");
    }

    private Optional<Duration> seconds(String parameter) {
        return uri.parameter(parameter).map(text -> {
            try {
                int seconds = Integer.parseInt(text);
                if (seconds >= 0) {
                    return Duration.ofSeconds(seconds);
                }
            } catch (NumberFormatException notANumber) {
                throw wrong(uri, parameter + "=" + text + " is no number of seconds");
            }
            throw wrong(uri, parameter + "=" + text + " is negative");
        });
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
