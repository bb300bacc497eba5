package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.Path;

/** Where clients are awaited. */
sealed interface Address {

    /**
     * A socket in the file system.
     *
     * @param path where
     * @param readOnly whether its clients may only read
     */
    record Unix(Path path, boolean readOnly) implements Address {
        @Override
        public String toString() {
            return "unix:" + path + (readOnly ? "?ro" : "");
        }
    }

    /**
     * A port.
     *
     * @param host the name or number of the interface; an IPv6 address without its brackets
     * @param port the number, 0 for any
     * @param tls whether the bytes are encrypted
     */
    record Tcp(String host, int port, boolean tls) implements Address {
        @Override
        public String toString() {
            return (tls ? "tls:" : "tcp:") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** Reads {@code unix:PATH[?ro]}, {@code tcp:HOST:PORT} or {@code tls:HOST:PORT}; fails with what is wrong. */
    static Address parse(String text) {
        if (text.startsWith("unix:")) {
            boolean readOnly = text.endsWith("?ro");
            String path = text.substring("unix:".length(), text.length() - (readOnly ? "?ro".length() : 0));
            if (path.isEmpty()) {
                throw wrong(text, "it has no path");
            }
            return new Unix(Path.of(path).toAbsolutePath().normalize(), readOnly);
        }
        if (text.startsWith("tcp:") || text.startsWith("tls:")) {
            return tcp(text, text.substring("tcp:".length()), text.startsWith("tls:"));
        }
        throw wrong(text, "an address is unix:PATH[?ro], tcp:HOST:PORT or tls:HOST:PORT");
    }

    private static Address tcp(String text, String server, boolean tls) {
        int colon = server.lastIndexOf(':');
        if (colon <= 0) {
            throw wrong(text, "it has no host and port");
        }
        String host = server.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new Tcp(host, port(text, server.substring(colon + 1)), tls);
    }

    private static int port(String text, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(text, "'" + digits + "' is no port");
        }
        throw wrong(text, "a port is between 0 and 65535");
    }

    private static VirtException wrong(String text, String why) {
        return new VirtException(ErrorCode.INVALID_ARG, "'" + text + "' cannot be listened at: " + why);
    }
}
