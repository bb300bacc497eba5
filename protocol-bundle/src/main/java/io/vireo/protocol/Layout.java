package io.vireo.protocol;

/**
 * The words in which codecs say how values lie in a message; a test compares them with the protocol's description.
 *
 * <p>{@code int} and {@code hyper} are 4 and 8 bytes, signed or not; {@code double}; {@code string};
 * {@code opaque[n]} and {@code opaque<n>}; {@code char[n]} and {@code char<n>}, four bytes each; {@code ?(...)} is there
 * or not; {@code <n>(...)} is a list; {@code param} is a typed parameter's value. Structs are flattened.
 */
final class Layout {

    static final String INT = "int";
    static final String HYPER = "hyper";
    static final String DOUBLE = "double";
    static final String STRING = "string";
    static final String UUID = "opaque[16]";
    static final String NOTHING = "";

    private Layout() {}

    static String optional(String value) {
        return "?(" + value + ")";
    }

    static String list(int bound, String element) {
        return "<" + bound + ">(" + element + ")";
    }

    static String opaque(int bound) {
        return "opaque<" + bound + ">";
    }

    static String join(String... words) {
        StringBuilder all = new StringBuilder();
        for (String word : words) {
            if (!word.isEmpty()) {
                all.append(all.isEmpty() ? "" : " ").append(word);
            }
        }
        return all.toString();
    }
}
