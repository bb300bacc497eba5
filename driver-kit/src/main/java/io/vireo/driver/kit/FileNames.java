package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of objects as names of files, and back: one file name for each name, and nothing in it that a file system or a
 * shell would read otherwise.
 */
public final class FileNames {

    /** The most bytes that an encoded name may have; leaves room for endings within the usual 255. */
    public static final int LONGEST = 200;

    private static final String PLAIN = "_+@:,=-";

    private FileNames() {}

    /**
     * Encodes a name: letters, digits, {@code _+@:,=-} and inner dots stay, every other byte of its UTF-8 form becomes
     * {@code %XX}.
     *
     * @param name any name
     * @return a safe file name
     * @throws VirtException when the name is empty, or too long to be a file name
     */
    public static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean inner = each == '.' && !encoded.isEmpty();
            if (inner || isPlain(each)) {
                encoded.append((char) each);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
            }
            if (encoded.length() > LONGEST) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "the name '" + Names.shown(name) + "' is too long to be kept in a file; use at most " + LONGEST
                                + " plain characters");
            }
        }
        if (encoded.isEmpty()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "an empty name cannot be kept in a file");
        }
        return encoded.toString();
    }

    /**
     * Decodes a file name.
     *
     * @param encoded what {@link #encode} returned
     * @return the name; empty for a file name that {@link #encode} never returns
     */
    public static Optional<String> decode(String encoded) {
        if (isPlain(encoded)) {
            return Optional.of(encoded);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < encoded.length(); at++) {
            char each = encoded.charAt(at);
            if (each != '%') {
                bytes.write(each);
                continue;
            }
            if (at + 2 >= encoded.length() || !isHex(encoded.charAt(at + 1)) || !isHex(encoded.charAt(at + 2))) {
                return Optional.empty();
            }
            bytes.write(Integer.parseInt(encoded.substring(at + 1, at + 3), 16));
            at += 2;
        }
        String name = bytes.toString(StandardCharsets.UTF_8);
        return !name.isEmpty() && name.length() <= LONGEST && encode(name).equals(encoded)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Most names encode to themselves. */
    private static boolean isPlain(String name) {
        boolean plain = !name.isEmpty() && name.length() <= LONGEST && name.charAt(0) != '.';
        for (int at = 0; plain && at < name.length(); at++) {
            plain = name.charAt(at) == '.' || isPlain(name.charAt(at));
        }
        return plain;
    }

    private static boolean isPlain(int each) {
        return each >= 'a' && each <= 'z'
                || each >= 'A' && each <= 'Z'
                || each >= '0' && each <= '9'
                || PLAIN.indexOf(each) >= 0;
    }

    private static boolean isHex(char each) {
        return Character.digit(each, 16) >= 0;
    }
}
