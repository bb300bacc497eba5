package io.vireo.driver.network.bridge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** MAC addresses as text: six two-digit parts in lower case. */
final class Mac {

    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{1,2}(:[0-9A-Fa-f]{1,2}){5}");

    private Mac() {}

    /** The address in canonical form; empty when it is none. */
    static Optional<String> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        StringBuilder mac = new StringBuilder();
        for (String part : text.toLowerCase(Locale.ROOT).split(":")) {
            mac.append(mac.isEmpty() ? "" : ":")
                    .append(part.length() == 1 ? "0" : "")
                    .append(part);
        }
        return Optional.of(mac.toString());
    }

    static boolean isMulticast(String canonical) {
        return (Integer.parseInt(canonical.substring(0, 2), 16) & 1) == 1;
    }
}
