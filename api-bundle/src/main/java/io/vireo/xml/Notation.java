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
    private static final Pattern UUID_DIGITS = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern UUID_DASHES = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

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
        if (UUID_DASHES.matcher(text).matches()) {
            return Optional.of(UUID.fromString(text));
        }
        if (!UUID_DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        String dashed = text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        return Optional.of(UUID.fromString(dashed));
    }
}
