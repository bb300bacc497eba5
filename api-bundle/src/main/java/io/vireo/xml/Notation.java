package io.vireo.xml;

import io.vireo.Bytes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How single values are written. */
final class Notation {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");
    private static final int UUID_DIGITS = 32;
    private static final int[] UUID_DASHES = {8, 13, 18, 23};

    private static final Pattern SIZE = Pattern.compile("\\+?([0-9]{1,19}) ?([A-Za-z]{0,6})");
    /** The powers of a unit: k, K and KiB are 1024, KB is 1000, and so on. */
    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4, 'p', 5, 'e', 6);

    private Notation() {}

    /** An amount and its unit, separated by a space. */
    static Optional<Bytes> size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long amount = Long.parseLong(matcher.group(1));
            return factor(matcher.group(2).toLowerCase(Locale.ROOT))
                    .map(factor -> Bytes.of(Math.multiplyExact(amount, factor)));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<Long> factor(String unit) {
        if (unit.isEmpty() || unit.equals("b") || unit.equals("byte") || unit.equals("bytes")) {
            return Optional.of(1L);
        }
        Integer power = POWERS.get(unit.charAt(0));
        if (power == null) {
            return Optional.empty();
        }
        return switch (unit.substring(1)) {
            case "", "ib" -> Optional.of(power(1024, power));
            case "b" -> Optional.of(power(1000, power));
            default -> Optional.empty();
        };
    }

    private static long power(long base, int exponent) {
        long product = 1;
        for (int times = 0; times < exponent; times++) {
            product *= base;
        }
        return product;
    }

    static Optional<Long> number(String text) {
        try {
            if (DECIMAL.matcher(text).matches()) {
                return Optional.of(Long.parseLong(text));
            }
            if (HEXADECIMAL.matcher(text).matches()) {
                return Optional.of(Long.parseLong(text.substring(2), 16));
            }
            return Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        String digits = hasDashes(text) ? text.replace("-", "") : text;
        if (digits.length() != UUID_DIGITS || !isHexadecimal(digits)) {
            return Optional.empty();
        }
        long most = Long.parseUnsignedLong(digits, 0, UUID_DIGITS / 2, 16);
        return Optional.of(new UUID(most, Long.parseUnsignedLong(digits, UUID_DIGITS / 2, UUID_DIGITS, 16)));
    }

    private static boolean hasDashes(String text) {
        boolean all = text.length() == UUID_DIGITS + UUID_DASHES.length;
        for (int at = 0; all && at < UUID_DASHES.length; at++) {
            all = text.charAt(UUID_DASHES[at]) == '-';
        }
        return all;
    }

    private static boolean isHexadecimal(String digits) {
        for (int at = 0; at < digits.length(); at++) {
            if (digits.charAt(at) > 'f' || Character.digit(digits.charAt(at), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
