package io.vireo;

import io.vireo.TypedParameter.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Named values in an order; a name may stand more than once.
 *
 * @param list the values, unmodifiable
 */
public record TypedParameters(List<TypedParameter> list) {

    /** No values at all. */
    public static final TypedParameters NONE = new TypedParameters(List.of());

    /** Keeps a copy of the list. */
    public TypedParameters {
        list = List.copyOf(list);
    }

    /**
     * Begins a list of values.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Looks a value up.
     *
     * @param name its name
     * @return the first value of that name, or empty
     */
    public Optional<TypedParameter> find(String name) {
        return list.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * Looks a whole number up, of whatever size and sign.
     *
     * @param name its name
     * @return the number, empty when there is none or it is no whole number
     */
    public Optional<Long> number(String name) {
        return find(name).flatMap(each -> switch (each.type()) {
            case INT -> Optional.of(((Integer) each.value()).longValue());
            case UINT -> Optional.of(Integer.toUnsignedLong((Integer) each.value()));
            case LLONG, ULLONG -> Optional.of((Long) each.value());
            default -> Optional.empty();
        });
    }

    /**
     * Looks a text up.
     *
     * @param name its name
     * @return the text, empty when there is none or it is no text
     */
    public Optional<String> text(String name) {
        return find(name).filter(each -> each.type() == Type.STRING).map(each -> (String) each.value());
    }

    /** Gathers values, in the order of the calls. */
    public static final class Builder {

        private final List<TypedParameter> list = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a signed 32-bit number.
         *
         * @param name its name
         * @param value the number
         * @return this builder
         */
        public Builder ofInt(String name, int value) {
            return add(name, Type.INT, value);
        }

        /**
         * Adds an unsigned 32-bit number.
         *
         * @param name its name
         * @param value the number's bits
         * @return this builder
         */
        public Builder ofUint(String name, int value) {
            return add(name, Type.UINT, value);
        }

        /**
         * Adds a signed 64-bit number.
         *
         * @param name its name
         * @param value the number
         * @return this builder
         */
        public Builder ofLlong(String name, long value) {
            return add(name, Type.LLONG, value);
        }

        /**
         * Adds an unsigned 64-bit number.
         *
         * @param name its name
         * @param value the number's bits
         * @return this builder
         */
        public Builder ofUllong(String name, long value) {
            return add(name, Type.ULLONG, value);
        }

        /**
         * Adds a floating-point number.
         *
         * @param name its name
         * @param value the number
         * @return this builder
         */
        public Builder ofDouble(String name, double value) {
            return add(name, Type.DOUBLE, value);
        }

        /**
         * Adds true or false.
         *
         * @param name its name
         * @param value which of them
         * @return this builder
         */
        public Builder ofBoolean(String name, boolean value) {
            return add(name, Type.BOOLEAN, value);
        }

        /**
         * Adds a text.
         *
         * @param name its name
         * @param value the text
         * @return this builder
         */
        public Builder ofString(String name, String value) {
            return add(name, Type.STRING, value);
        }

        /**
         * Adds all values of another list.
         *
         * @param others the values
         * @return this builder
         */
        public Builder addAll(TypedParameters others) {
            list.addAll(others.list);
            return this;
        }

        /**
         * Ends the list.
         *
         * @return the values
         */
        public TypedParameters build() {
            return new TypedParameters(list);
        }

        private Builder add(String name, Type type, Object value) {
            list.add(new TypedParameter(name, type, value));
            return this;
        }
    }
}
