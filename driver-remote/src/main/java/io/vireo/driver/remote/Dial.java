package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Gets a link to a server, step by step. */
final class Dial {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Connects to one address. */
    @FunctionalInterface
    private interface Connecting<S> {
        S to(InetSocketAddress address) throws IOException;
    }

    private final Place place;
    private final Walk walk;

    Dial(Place place, Walk walk) {
        this.place = place;
        this.walk = walk;
    }

    /** Gets a link; nothing is left behind when it cannot. */
    Link to(RemoteUri uri, boolean readOnly) {
        return switch (uri.transport()) {
            case UNIX -> unix(uri, readOnly);
            case TCP -> tcp(uri);
            case TLS -> new Tls(place, walk).over(connect(uri, Dial::plain), uri);
            case SSH -> new Ssh(place, walk).to(uri, readOnly);
            case EXT ->
                new Programs(walk)
                        .link("command", List.of(uri.uri().parameter("command").orElseThrow()), false);
        };
    }

    private Link unix(RemoteUri uri, boolean readOnly) {
        UnixPaths paths = new UnixPaths(place);
        Path path = walk.step("socket", () -> existing(paths, uri, readOnly), Path::toString);
        return walk.step("connect", () -> unix(path), link -> "accepted");
    }

    private static Path existing(UnixPaths paths, RemoteUri uri, boolean readOnly) {
        Path path = paths.of(uri, readOnly);
        if (!Files.exists(path)) {
            String all =
                    paths.candidates(uri, readOnly).stream().map(Path::toString).collect(Collectors.joining(", "));
            throw failed(
                    2,
                    "Failed to connect socket to '" + path + "': No such file or directory; looked for " + all
                            + "; start the daemon, or name its socket with ?socket=PATH");
        }
        return path;
    }

    private static Link unix(Path path) {
        SocketChannel socket = null;
        try {
            socket = SocketChannel.open(UnixDomainSocketAddress.of(path));
            return new SocketLink(socket, path.getFileName().toString(), true);
        } catch (IOException refused) {
            close(socket);
            String advice = String.valueOf(refused.getMessage()).contains("refused")
                    ? "; nobody listens there, start the daemon"
                    : "; is this user allowed to use the socket?";
            throw in(SystemErrors.of("Failed to connect socket to '" + path + "'", refused), advice);
        }
    }

    private Link tcp(RemoteUri uri) {
        SocketChannel connected = connect(uri, Dial::channel);
        try {
            return new SocketLink(connected, uri.host(), false);
        } catch (IOException failure) {
            close(connected);
            throw in(SystemErrors.of("Failed to use the connection to " + uri.host(), failure), "");
        }
    }

    /** Connects to the first address of the host that answers. */
    private <S> S connect(RemoteUri uri, Connecting<S> connecting) {
        InetAddress[] addresses = walk.step(
                "resolve",
                () -> resolve(uri.host()),
                found -> uri.host() + " is "
                        + Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        return walk.step(
                "port", () -> connect(addresses, uri, connecting), socket -> "connected to port " + uri.port());
    }

    static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw VirtException.of(
                    ErrorFacts.of(
                                    ErrorCode.UNKNOWN_HOST,
                                    host + ": no name service knows it; check the name in the URI, or use an address")
                            .in(ErrorDomain.RPC),
                    unknown);
        }
    }

    private static <S> S connect(InetAddress[] addresses, RemoteUri uri, Connecting<S> connecting) {
        VirtException last = null;
        for (InetAddress address : addresses) {
            try {
                return connecting.to(new InetSocketAddress(address, uri.port()));
            } catch (IOException refused) {
                last = in(
                        SystemErrors.of(
                                "unable to connect to server at '" + uri.host() + ":" + uri.port() + "'", refused),
                        "; does a daemon listen there, and does a firewall let this host through?");
            }
        }
        throw last;
    }

    private static SocketChannel channel(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, (int) PATIENCE.toMillis());
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return channel;
        } catch (IOException refused) {
            close(channel);
            throw refused;
        }
    }

    private static Socket plain(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, (int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException refused) {
            close(socket);
            throw refused;
        }
    }

    static VirtException failed(int errno, String what) {
        ErrorFacts plain = ErrorFacts.of(ErrorCode.SYSTEM_ERROR, what);
        return VirtException.of(new ErrorFacts(
                plain.code(),
                ErrorDomain.RPC.number(),
                plain.message(),
                plain.template(),
                plain.detail(),
                plain.more(),
                errno,
                -1));
    }

    /** Says where an error arose and what to do about it. */
    static VirtException in(VirtException failure, String advice) {
        return failed(failure.facts().first(), failure.getMessage() + advice);
    }

    static void close(AutoCloseable what) {
        try {
            if (what != null) {
                what.close();
            }
        } catch (Exception alreadyGone) {
            // It is given up anyway; what failed before says more.
            assert alreadyGone != null;
        }
    }
}
