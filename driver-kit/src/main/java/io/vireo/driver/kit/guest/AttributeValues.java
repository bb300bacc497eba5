package io.vireo.driver.kit.guest;

import io.vireo.CpuSet;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand in an attribute: one of some words, or text of a kind.
 *
 * @param kind the kind
 * @param words the words, when that is the kind
 */
record AttributeValues(Kind kind, List<String> words) {

    private static final Pattern UNIT = Pattern.compile("(?i)|b|bytes?|[kmgtpe](b|ib)?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,40}|0[xX][0-9a-fA-F]{1,32}");

    enum Kind {
        WORDS,
        NUMBER,
        POSITIVE,
        NATURAL,
        INTEGER,
        CPUS,
        UNIT,
        PORT,
        UUID,
        NOTHING,
        ANY
    }

    AttributeValues {
        words = List.copyOf(words);
    }

    /** The values that a line of the table names: a kind, or words with spaces between. */
    static AttributeValues parse(String written) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.WORDS && kind.name().equalsIgnoreCase(written)) {
                return new AttributeValues(kind, List.of());
            }
        }
        return new AttributeValues(Kind.WORDS, List.of(written.split(" ")));
    }

    /** What is wrong with a value, in the usual words; empty when it may stand there. */
    Optional<String> complaint(String value) {
        String shown = "'" + Names.shown(value) + "'.";
        return switch (kind) {
            case WORDS -> when(!words.contains(value), shown);
            case NUMBER -> when(!isWhole(value, 0, 64), shown + " Expected non-negative integer value");
            case POSITIVE ->
                isWhole(value, 0, 32)
                        ? when(number(value).signum() == 0, "Zero is not permitted")
                        : Optional.of(shown + " Expected non-negative integer value");
            case NATURAL ->
                isWhole(value, Integer.MIN_VALUE, 31)
                        ? when(number(value).signum() < 0, shown + " Expected non-negative value")
                        : Optional.of(shown + " Expected integer value");
            case INTEGER -> when(!isWhole(value, Integer.MIN_VALUE, 31), shown + " Expected integer value");
            case CPUS -> when(!isSet(value), shown);
            case UNIT -> when(!UNIT.matcher(value).matches(), shown);
            case PORT -> when(!PORT.matcher(value).matches(), shown);
            case UUID -> when(!UUID.matcher(value).matches(), shown);
            case NOTHING -> Optional.of(shown);
            case ANY -> Optional.empty();
        };
    }

    /** The error for a value that may not stand there, where its kind has one of its own. */
    Optional<VirtException> ownError(String value) {
        return switch (kind) {
            case CPUS -> Optional.of(invalid("Failed to parse bitmap '" + Names.shown(value) + "'"));
            case UNIT -> Optional.of(invalid("unknown suffix '" + Names.shown(value) + "'"));
            default -> Optional.empty();
        };
    }

    private static VirtException invalid(String why) {
        return new VirtException(ErrorCode.INVALID_ARG, why);
    }

    private static Optional<String> when(boolean wrong, String complaint) {
        return wrong ? Optional.of(complaint) : Optional.empty();
    }

    private static boolean isWhole(String value, long from, int bits) {
        if (!WHOLE.matcher(value).matches()) {
            return false;
        }
        BigInteger number = number(value);
        return number.bitLength() <= bits && number.compareTo(BigInteger.valueOf(from)) >= 0;
    }

    private static BigInteger number(String value) {
        boolean hexadecimal = value.length() > 1 && Character.toLowerCase(value.charAt(1)) == 'x';
        return hexadecimal ? new BigInteger(value.substring(2), 16) : new BigInteger(value);
    }

    private static boolean isSet(String value) {
        try {
            CpuSet.parse(value);
            return true;
        } catch (VirtException | IllegalArgumentException none) {
            return false;
        }
    }
}
