package io.vireo.driver.qemu;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes {@link Json} as text; reading is bounded in depth and in the length of numbers. */
final class JsonText {
    /** QEMU's own parser stops at 1024 levels; its answers have less than 20. */
    private static final int MAX_DEPTH = 200;

    private static final int MAX_NUMBER_LENGTH = 40;

    private JsonText() {}

    /** What is not JSON, said in one sentence. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * The value that the text is. The members of an object come sorted by name, because the parser does not keep their order.
     *
     * @throws Malformed when the text is not exactly one JSON value or goes over a bound
     */
    static Json read(String text) throws Malformed {
        checkDepth(text);
        try {
            return value(JsonParser.any().withLazyNumbers().from(text));
        } catch (JsonParserException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The parser recurses: what is nested too deep must be refused before it overflows the stack. */
    private static void checkDepth(String text) throws Malformed {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > MAX_DEPTH) {
                    throw new Malformed("nested deeper than " + MAX_DEPTH + " levels");
                }
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private static Json value(Object raw) throws Malformed {
        if (raw == null) {
            return Json.NULL;
        } else if (raw instanceof String text) {
            return Json.of(text);
        } else if (raw instanceof Boolean flag) {
            return Json.of(flag);
        } else if (raw instanceof Number number) {
            return number(number.toString());
        } else if (raw instanceof List<?> list) {
            var items = new Json[list.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = value(list.get(i));
            }
            return Json.array(items);
        }
        var members = new TreeMap<String, Json>();
        for (Map.Entry<?, ?> member : ((Map<?, ?>) raw).entrySet()) {
            members.put((String) member.getKey(), value(member.getValue()));
        }
        return Json.object(members);
    }

    private static Json number(String digits) throws Malformed {
        if (digits.length() > MAX_NUMBER_LENGTH) {
            throw new Malformed("a number of " + digits.length() + " characters");
        }
        boolean fraction = digits.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E');
        if (!fraction) {
            return Json.of(new BigInteger(digits));
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new Malformed("a number that is too large: " + digits);
        }
        return Json.of(value);
    }

    /** The value as one line of ASCII: everything else is escaped, so that no locale can change it on a command line. */
    static String write(Json json) {
        var out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(Json json, StringBuilder out) {
        if (json.isObject()) {
            String separator = "{";
            for (Map.Entry<String, Json> member : json.members().entrySet()) {
                quote(member.getKey(), out.append(separator));
                write(member.getValue(), out.append(':'));
                separator = ",";
            }
            out.append(json.members().isEmpty() ? "{}" : "}");
        } else if (json.isArray()) {
            String separator = "[";
            for (Json item : json.items()) {
                write(item, out.append(separator));
                separator = ",";
            }
            out.append(json.items().isEmpty() ? "[]" : "]");
        } else if (json.raw() instanceof String text) {
            quote(text, out);
        } else {
            out.append(json.raw());
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
