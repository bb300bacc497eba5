package io.vireo.driver.remote;

import java.util.Optional;

/** How bytes get to a server. */
enum Transport {
    /** A socket in the file system of this host. */
    UNIX(0),
    /** A plain TCP connection. */
    TCP(16509),
    /** TLS over TCP, with certificates on both sides. */
    TLS(16514),
    /** The system's {@code ssh}, and a program at the other end that reaches the server's socket there. */
    SSH(22),
    /** A program of this host that speaks the protocol on its standard input and output. */
    EXT(0);

    private final int port;

    Transport(int port) {
        this.port = port;
    }

    /** The port when the URI names none; 0 where there are no ports. */
    int port() {
        return port;
    }

    /** The transport that a URI calls so; the two libraries for SSH that libvirt also knows lead to the same servers. */
    static Optional<Transport> of(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "unix" -> UNIX;
                    case "tcp" -> TCP;
                    case "tls" -> TLS;
                    case "ssh", "libssh", "libssh2" -> SSH;
                    case "ext" -> EXT;
                    default -> null;
                });
    }
}
