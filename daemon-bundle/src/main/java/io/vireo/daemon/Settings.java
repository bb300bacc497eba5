package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the daemon is configured with.
 *
 * @param addresses where clients are awaited
 * @param pidFile where the number of the process is written
 * @param limits how much clients may ask
 * @param readWrite who may use a socket in the file system
 * @param readOnly who may use one whose clients may only read
 * @param authentication how clients prove who they are, by the way they come
 * @param tls the certificates, where an address needs them
 * @param users who can log in by SASL
 * @param saslUsers patterns of the names that may; empty for all
 * @param rules the file that says who may do what
 */
record Settings(
        List<Address> addresses,
        Path pidFile,
        Limits limits,
        Set<PosixFilePermission> readWrite,
        Set<PosixFilePermission> readOnly,
        Authentications authentication,
        TlsFiles tls,
        Users users,
        List<String> saslUsers,
        Path rules) {

    /** How clients prove who they are, by the way they come. */
    record Authentications(String unix, String unixReadOnly, String tcp, String tls) {
        static final String NONE = "none";
        static final String SASL = "sasl";

        /** How clients prove who they are that come in at an address. */
        String of(Address address) {
            if (address instanceof Address.Unix socket) {
                return socket.readOnly() ? unixReadOnly : unix;
            }
            return ((Address.Tcp) address).tls() ? tls : tcp;
        }
    }

    /** Says whether a name that SASL found out may come in. */
    boolean allowsSaslUser(String user) {
        return saslUsers.isEmpty()
                || saslUsers.stream()
                        .anyMatch(each -> Globs.pattern(each).matcher(user).matches());
    }

    /** Where the certificates are, and whose are accepted. */
    record TlsFiles(Path authority, Path certificate, Path key, boolean verify, List<String> allowedNames) {}

    /** The same at other addresses. */
    Settings at(List<Address> others) {
        return new Settings(others, pidFile, limits, readWrite, readOnly, authentication, tls, users, saslUsers, rules);
    }

    /** The same at a socket that nobody else knows, so that nobody there proves who he is. */
    Settings privately(Path socket) {
        Authentications open = new Authentications(
                Authentications.NONE, Authentications.NONE, authentication.tcp(), authentication.tls());
        List<Address> only = List.of(new Address.Unix(socket, false));
        return new Settings(only, pidFile, limits, readWrite, readOnly, open, tls, users, saslUsers, rules);
    }

    /** Reads the settings from the words of a command line, the configuration it names, and the surroundings. */
    static Settings of(DaemonOptions options, ConfigText config, Places places) {
        return new Settings(
                options.addresses().isEmpty() ? places.sockets(options.libvirtSockets()) : options.addresses(),
                config.text("pid_file").map(Path::of).orElse(places.pidFile()),
                limits(config),
                permissions(config.text("unix_sock_rw_perms").orElse("0700")),
                permissions(config.text("unix_sock_ro_perms").orElse("0777")),
                new Authentications(
                        method(config, "auth_unix_rw", Authentications.NONE),
                        method(config, "auth_unix_ro", Authentications.NONE),
                        method(config, "auth_tcp", Authentications.SASL),
                        method(config, "auth_tls", Authentications.NONE)),
                tls(config, places),
                new Users(config.text("sasl_users_file").map(Path::of).orElse(places.users())),
                config.list("sasl_allowed_username_list"),
                config.text("access_rules_file").map(Path::of).orElse(places.rules()));
    }

    private static String method(ConfigText config, String name, String standard) {
        String method = config.text(name).orElse(standard);
        if (!method.equals(Authentications.NONE) && !method.equals(Authentications.SASL)) {
            throw new VirtException(
                    ErrorCode.CONF_SYNTAX,
                    config.origin() + ": " + name + " is \"none\" or \"sasl\", not \"" + method + "\"");
        }
        return method;
    }

    private static Limits limits(ConfigText config) {
        Limits standard = Limits.STANDARD;
        return new Limits(
                config.number("max_clients", 1, standard.clients()),
                config.number("max_anonymous_clients", 1, standard.anonymous()),
                config.number("max_queued_clients", 1, standard.queued()),
                config.number("max_workers", 1, standard.workers()),
                config.number("prio_workers", 1, standard.urgentWorkers()),
                config.number("max_client_requests", 1, standard.requests()),
                config.number("max_streams", 1, standard.streams()),
                Duration.ofSeconds(config.number("keepalive_interval", -1, 5)),
                config.number("keepalive_count", 0, standard.keepaliveCount()),
                Duration.ofSeconds(config.number("login_timeout", 1, 60)),
                Duration.ofSeconds(config.number("driver_patience", 0, 30)));
    }

    /** Reads the octal digits of chmod. */
    private static Set<PosixFilePermission> permissions(String octal) {
        String digits = octal.length() > 3 ? octal.substring(octal.length() - 3) : octal;
        StringBuilder letters = new StringBuilder();
        for (char digit : digits.toCharArray()) {
            int bits = Character.digit(digit, 8);
            letters.append((bits & 4) != 0 ? 'r' : '-');
            letters.append((bits & 2) != 0 ? 'w' : '-');
            letters.append((bits & 1) != 0 ? 'x' : '-');
        }
        return PosixFilePermissions.fromString(letters.toString());
    }

    private static TlsFiles tls(ConfigText config, Places places) {
        Path folder = places.certificates();
        return new TlsFiles(
                config.text("ca_file").map(Path::of).orElse(folder.resolve("cacert.pem")),
                config.text("cert_file").map(Path::of).orElse(folder.resolve("servercert.pem")),
                config.text("key_file").map(Path::of).orElse(folder.resolve("private/serverkey.pem")),
                config.number("tls_no_verify_certificate", 0, 0) == 0,
                config.list("tls_allowed_dn_list"));
    }
}
