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
 * @param host the server
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
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9.-]*(\\+[a-z][a-z0-9.-]*)?");

    /** Refuses a URI that lacks a part, and keeps a copy of the parameters. */
    public ConnectUri {
        Objects.requireNonNull(driver, "driver");
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
        if (!SCHEME.matcher(scheme).matches()) {
            throw bad(text, "'" + scheme + "' is no driver, with or without +transport");
        }
        int plus = scheme.indexOf('+');
        return new ConnectUri(
                plus < 0 ? scheme : scheme.substring(0, plus),
                plus < 0 ? Optional.empty() : Optional.of(scheme.substring(plus + 1)),
                Optional.ofNullable(uri.getUserInfo()),
                Optional.ofNullable(uri.getHost()),
                uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort()),
                uri.getPath() == null ? "" : uri.getPath(),
                parametersOf(uri.getRawQuery(), text));
    }

    private static URI split(String text) {
        try {
            URI uri = new URI(text);
            boolean hasAuthority = uri.getRawAuthority() != null;
            return hasAuthority ? uri.parseServerAuthority() : uri;
        } catch (URISyntaxException malformed) {
            throw bad(text, malformed.getReason() + " at position " + malformed.getIndex());
        }
    }

    private static Map<String, String> parametersOf(String query, String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.split("[&;]")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
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
        user.ifPresent(each -> text.append(encode(each, false)).append('@'));
        host.ifPresent(text::append);
        port.ifPresent(each -> text.append(':').append(each));
        text.append(encode(path, false));
        String separator = "?";
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            text.append(separator)
                    .append(encode(each.getKey(), true))
                    .append('=')
                    .append(encode(each.getValue(), true));
            separator = "&";
        }
        return text.toString();
    }

    private static String encode(String part, boolean inQuery) {
        try {
            String raw = new URI(null, null, inQuery ? "/" + part : part, null).getRawPath();
            String safe = inQuery ? raw.substring(1) : raw;
            return inQuery ? safe.replace("&", "%26").replace(";", "%3B").replace("=", "%3D") : safe;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
