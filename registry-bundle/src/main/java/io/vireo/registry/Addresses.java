package io.vireo.registry;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.Optional;

/** Which URI is meant by an alias, or by none; the configuration is read at every question, as libvirt does. */
final class Addresses {

    /**
     * A URI that stands somewhere.
     *
     * @param text the URI, or an alias
     * @param from where it stands, for people
     */
    record Found(String text, String from) {}

    private final Surroundings surroundings;

    Addresses(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The default URI: of the environment, of the configuration; empty when nobody says one. */
    Optional<Found> standard() {
        return variable("VIREO_DEFAULT_URI")
                .or(() -> variable("LIBVIRT_DEFAULT_URI"))
                .or(this::configured);
    }

    private Optional<Found> variable(String name) {
        return surroundings.variable(name).map(text -> new Found(text, name));
    }

    private Optional<Found> configured() {
        return configuration()
                .flatMap(file ->
                        file.text("uri_default").map(text -> new Found(text, "uri_default in " + file.file())));
    }

    private Optional<ConfigFile> configuration() {
        return surroundings.configurations().stream()
                .flatMap(file -> ConfigFile.read(file).stream())
                .findFirst();
    }

    /** Takes a URI apart, after looking whether it is an alias. */
    ConnectUri resolve(String text, boolean withAliases) {
        boolean mayBeAlias = withAliases && isAlias(text);
        return ConnectUri.parse(mayBeAlias ? alias(text).orElse(text) : text);
    }

    private static boolean isAlias(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each > 'z' || !Character.isLetterOrDigit(each) && "_.-".indexOf(each) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private Optional<String> alias(String name) {
        return configuration()
                .flatMap(file -> file.list("uri_aliases").stream()
                        .filter(entry -> nameOf(file, entry).equals(name))
                        .map(entry -> entry.substring(entry.indexOf('=') + 1).strip())
                        .findFirst());
    }

    private static String nameOf(ConfigFile file, String entry) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? "" : entry.substring(0, equals).strip();
        if (!isAlias(name)) {
            throw new VirtException(
                    ErrorCode.CONF_SYNTAX,
                    file.file() + ": '" + entry + "' in uri_aliases is not of the form name=uri");
        }
        return name;
    }
}
