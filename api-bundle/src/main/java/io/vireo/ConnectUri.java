package io.vireo;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A connection URI, taken apart: {@code driver[+transport]://[user@][host][:port]/path[?name=value&...]}.
 *
 * @param driver the driver's scheme, in lower case, such as {@code qemu}
 * @param transport how to reach a server, such as {@code tls}; empty for a local driver
 * @param user the user name at the server
 * @param host the server's name or address; an IPv6 address without its brackets
 * @param port the server's port
 * @param path the path, such as {@code /system}; may be empty
 * @param parameters the parameters in their order, unmodifiable
 */
public record ConnectUri(
        String driver,
        Optional<String> transport,
        Optional<String> user,
        Optional<String> host,
        OptionalInt port,
        String path,
        Map<String, String> parameters) {

    private static final int LONGEST = 4096;
    private static final int LAST_PORT = 65535;
    private static final Server NO_SERVER = new Server(Optional.empty(), Optional.empty(), OptionalInt.empty());

    /** Refuses a URI that lacks a part, and keeps a copy of the parameters. */
    public ConnectUri {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(port, "port");
        Objects.requireNonNull(path, "path");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Takes a URI apart.
     *
     * @param text the URI
     * @return its parts
     * @throws VirtException when it is none, with {@link ErrorCode#INVALID_ARG}
     */
    public static ConnectUri parse(String text) {
        if (text.length() > LONGEST) {
            throw bad(text.substring(0, 64) + "...", "it is longer than " + LONGEST + " characters");
        }
        URI uri = split(text);
        if (uri.getScheme() == null || uri.isOpaque()) {
            throw bad(text, "it has no scheme such as qemu:// in front of the path");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int plus = scheme.indexOf('+');
        if (plus >= 0 && !isTransport(scheme.substring(plus + 1))) {
            throw bad(text, "'" + scheme + "' is no driver, with or without +transport");
        }
        Server server = uri.getRawAuthority() == null ? NO_SERVER : Server.parse(uri.getRawAuthority(), text);
        return new ConnectUri(
                plus < 0 ? scheme : scheme.substring(0, plus),
                plus < 0 ? Optional.empty() : Optional.of(scheme.substring(plus + 1)),
                server.user(),
                server.host(),
                server.port(),
                uri.getPath() == null ? "" : uri.getPath(),
                parametersOf(uri.getRawQuery(), text));
    }

    private static URI split(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getRawFragment() != null) {
                throw bad(text, "a # in a value is written %23");
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw bad(text, malformed.getReason() + " at position " + malformed.getIndex());
        }
    }

    /** What java.net.URI lets pass in a scheme: letters, digits, plus signs, dots and dashes. */
    private static boolean isTransport(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(0)) && text.indexOf('+') < 0;
    }

    /** What may be in the name of a server or user; most URIs have neither. */
    private static final class Allowed {
        // Names end up in the arguments of ssh, where a leading dash would make an option of them.
        private static final Pattern USER = Pattern.compile("[^-\\p{Cntrl}][^\\p{Cntrl}]*");
        private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");
        private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\p{Alnum}_.-]+)?");
    }

    // java.net.URI knows no server whose name has an underscore, which names in ssh's configuration often have.
    private record Server(Optional<String> user, Optional<String> host, OptionalInt port) {

        private static Server parse(String authority, String text) {
            int at = authority.lastIndexOf('@');
            Optional<String> user = at < 0 ? Optional.empty() : Optional.of(decode(authority.substring(0, at)));
            if (user.filter(name -> !Allowed.USER.matcher(name).matches()).isPresent()) {
                throw bad(text, "'" + user.get() + "' is no user name");
            }
            String server = authority.substring(at + 1);
            int bracket = server.indexOf(']');
            int colon = server.indexOf(':', Math.max(bracket, 0));
            String name = colon < 0 ? server : server.substring(0, colon);
            String port = colon < 0 ? "" : server.substring(colon + 1);
            return new Server(user, Optional.of(hostOf(name, text)), portOf(port, text));
        }

        private static String hostOf(String name, String text) {
            boolean bracketed = name.startsWith("[") && name.endsWith("]");
            // A zone such as %eth0 may stand as it is, or with its percent sign escaped.
            String host = bracketed ? name.substring(1, name.length() - 1).replace("%25", "%") : decode(name);
            if (!(bracketed ? Allowed.IPV6 : Allowed.HOST).matcher(host).matches()) {
                throw bad(text, "'" + host + "' is no server's name or address");
            }
            return host;
        }

        private static OptionalInt portOf(String digits, String text) {
            if (digits.isEmpty()) {
                return OptionalInt.empty();
            }
            try {
                int port = Integer.parseInt(digits);
                if (port > 0 && port <= LAST_PORT) {
                    return OptionalInt.of(port);
                }
            } catch (NumberFormatException notANumber) {
                throw bad(text, "'" + digits + "' is no port");
            }
            throw bad(text, "a port is between 1 and " + LAST_PORT + ", not " + digits);
        }
    }

    private static Map<String, String> parametersOf(String query, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("[&;]")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (name.isEmpty()) {
                throw bad(text, "the parameter '" + pair + "' has no name");
            }
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw bad(text, "the parameter '" + name + "' stands twice");
            }
        }
        return parameters;
    }

    private static String decode(String part) {
        // Unlike a form, libvirt keeps a plus sign in a parameter as it is.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static VirtException bad(String text, String why) {
        return new VirtException(ErrorCode.INVALID_ARG, "'" + text + "' is no connection URI: " + why);
    }

    /**
     * Says whether the URI asks for a driver in this process: no transport and no host.
     *
     * @return true when no server is named
     */
    public boolean isLocal() {
        return transport.isEmpty() && host.isEmpty();
    }

    /**
     * Looks a parameter up.
     *
     * @param name its name
     * @return its value, or empty
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * Returns the URI as it would be written.
     *
     * @return the text
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(driver);
        transport.ifPresent(each -> text.append('+').append(each));
        text.append("://");
        user.ifPresent(each -> text.append(encode(each, ":")).append('@'));
        host.ifPresent(each -> text.append(each.indexOf(':') < 0 ? each : "[" + each + "]"));
        port.ifPresent(each -> text.append(':').append(each));
        text.append(encode(path, "/:@,+"));
        String separator = "?";
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            text.append(separator)
                    .append(encode(each.getKey(), "/:@,"))
                    .append('=')
                    .append(encode(each.getValue(), "/:@,"));
            separator = "&";
        }
        return text.toString();
    }

    private static String encode(String part, String plain) {
        StringBuilder text = new StringBuilder();
        for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xFF);
            boolean letterOrDigit = character < 0x80 && Character.isLetterOrDigit(character);
            if (letterOrDigit || "-._~".indexOf(character) >= 0 || plain.indexOf(character) >= 0) {
                text.append(character);
            } else {
                text.append(String.format("%%%02X", (int) character));
            }
        }
        return text.toString();
    }
}
