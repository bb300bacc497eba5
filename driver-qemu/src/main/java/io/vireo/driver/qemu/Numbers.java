package io.vireo.driver.qemu;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Numbers as they stand in definitions. */
final class Numbers {

    private Numbers() {}

    /** A number in decimal or as {@code 0x}; throws code 27 naming {@code what} when it is none or beyond 31 bits. */
    static int small(String text, String what) {
        OptionalInt number = parse(text);
        if (number.isEmpty()) {
            throw Refusal.xml("invalid " + what + " '" + text + "', expected a number");
        }
        return number.getAsInt();
    }

    static OptionalInt parse(String text) {
        OptionalLong wide = parseLong(text);
        return wide.isPresent() && wide.getAsLong() == (int) wide.getAsLong()
                ? OptionalInt.of((int) wide.getAsLong())
                : OptionalInt.empty();
    }

    static OptionalLong parseLong(String text) {
        String clean = text.strip().toLowerCase(Locale.ROOT);
        try {
            return OptionalLong.of(
                    clean.startsWith("0x") ? Long.parseLong(clean.substring(2), 16) : Long.parseLong(clean));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
