package io.vireo;

import java.util.Objects;

/**
 * A named value of one of seven types, as libvirt carries tunables and statistics.
 *
 * @param name its name, at most 79 bytes on the wire
 * @param type its type on the wire
 * @param value the value: Integer, Long, Double, Boolean or String as the type says; unsigned numbers keep their bits
 */
public record TypedParameter(String name, Type type, Object value) {

    /** The type of a value, with libvirt's number ({@code virTypedParameterType}). */
    public enum Type implements Code {
        /** A signed 32-bit number. */
        INT(1, Integer.class),
        /** An unsigned 32-bit number. */
        UINT(2, Integer.class),
        /** A signed 64-bit number. */
        LLONG(3, Long.class),
        /** An unsigned 64-bit number. */
        ULLONG(4, Long.class),
        /** A floating-point number. */
        DOUBLE(5, Double.class),
        /** True or false. */
        BOOLEAN(6, Boolean.class),
        /** A text. */
        STRING(7, String.class),
        /** A type that this version does not know; no value has it. */
        UNKNOWN(-1, Void.class);

        private final int code;
        private final Class<?> kind;

        Type(int code, Class<?> kind) {
            this.code = code;
            this.kind = kind;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Refuses a value that is not of the type. */
    public TypedParameter {
        Objects.requireNonNull(name, "name");
        if (!type.kind.isInstance(value)) {
            throw new IllegalArgumentException(
                    name + " is of type " + type + ", which a value such as " + value + " is not");
        }
    }

    /**
     * Returns the value as text: numbers in decimal, unsigned ones without a sign, {@code yes} or {@code no}.
     *
     * @return text for people
     */
    public String text() {
        return switch (type) {
            case UINT -> Integer.toUnsignedString((Integer) value);
            case ULLONG -> Long.toUnsignedString((Long) value);
            case BOOLEAN -> (Boolean) value ? "yes" : "no";
            default -> value.toString();
        };
    }
}
