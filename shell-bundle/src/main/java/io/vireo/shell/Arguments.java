package io.vireo.shell;

import io.vireo.Bytes;
import io.vireo.shell.Synopsis.Kind;
import io.vireo.shell.Synopsis.Option;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user gave to a command, checked against its synopsis. */
final class Arguments {

    private static final String UNITS = "kmgtpe";

    private final Synopsis synopsis;
    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private Arguments(Synopsis synopsis) {
        this.synopsis = synopsis;
    }

    static Arguments parse(Synopsis synopsis, List<String> words) {
        Arguments arguments = new Arguments(synopsis);
        boolean onlyValues = false;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (!onlyValues && word.equals("--")) {
                onlyValues = true;
            } else if (!onlyValues && word.startsWith("--")) {
                at += arguments.named(word.substring(2), words.subList(at + 1, words.size()));
            } else {
                arguments.placed(word);
            }
        }
        arguments.checkComplete();
        return arguments;
    }

    /** Takes an option by its name; returns how many of the words behind it belong to it. */
    private int named(String word, List<String> behind) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = synopsis.option(name)
                .orElseThrow(
                        () -> new UsageError("command '%s' doesn't support option --%s", synopsis.command(), name));
        if (option.kind() == Kind.SWITCH) {
            if (equals >= 0) {
                throw new UsageError("invalid '=' after option --%s", name);
            }
            take(option, "");
            return 0;
        }
        if (equals >= 0) {
            take(option, word.substring(equals + 1));
            return 0;
        }
        if (behind.isEmpty()) {
            throw new UsageError("expected syntax: --%s <string>", name);
        }
        take(option, behind.get(0));
        return 1;
    }

    private void placed(String word) {
        for (Option option : synopsis.options()) {
            if (option.kind() == Kind.REST || option.kind() == Kind.PLACED && !given.containsKey(option.name())) {
                take(option, word);
                return;
            }
        }
        // As in virsh, further words fill what else takes a value: 'vol-delete VOLUME POOL'.
        for (Option option : synopsis.options()) {
            if (option.kind() == Kind.NAMED && !given.containsKey(option.name())) {
                take(option, word);
                return;
            }
        }
        throw new UsageError("unexpected data '%s'", word);
    }

    private void take(Option option, String value) {
        List<String> values = given.computeIfAbsent(option.name(), name -> new ArrayList<>());
        if (!values.isEmpty() && option.kind() != Kind.REST) {
            throw new UsageError("option --%s already seen", option.name());
        }
        values.add(value);
    }

    private void checkComplete() {
        for (Option option : synopsis.options()) {
            if (option.required() && !given.containsKey(option.name())) {
                throw new UsageError("command '%s' requires <%s> option", synopsis.command(), option.name());
            }
        }
    }

    boolean has(String name) {
        declared(name);
        return given.containsKey(name);
    }

    Optional<String> find(String name) {
        declared(name);
        return Optional.ofNullable(given.get(name)).map(values -> values.get(0));
    }

    String get(String name) {
        return find(name)
                .orElseThrow(() -> new UsageError("command '%s' requires <%s> option", synopsis.command(), name));
    }

    List<String> rest(String name) {
        declared(name);
        return given.getOrDefault(name, List.of());
    }

    OptionalInt number(String name) {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException malformed) {
            throw malformed(name, text.get());
        }
    }

    OptionalLong longNumber(String name) {
        Optional<String> text = find(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException malformed) {
            throw malformed(name, text.get());
        }
    }

    /** A size such as {@code 512M}; a bare number counts units of {@code scale} bytes, as libvirt reads it. */
    Optional<Bytes> size(String name, long scale) {
        return find(name).map(text -> {
            Matcher parts = Pattern.compile("(\\d{1,19})\\s*([A-Za-z]*)").matcher(text);
            if (!parts.matches()) {
                throw malformed(name, text);
            }
            BigInteger bytes = new BigInteger(parts.group(1)).multiply(unit(parts.group(2), scale, name, text));
            if (bytes.bitLength() >= Long.SIZE) {
                throw new UsageError("Numeric value '%s' for <%s> option is malformed or out of range", text, name);
            }
            return Bytes.of(bytes.longValue());
        });
    }

    private static BigInteger unit(String suffix, long scale, String name, String text) {
        String lower = suffix.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return BigInteger.valueOf(scale);
        }
        if (lower.equals("b") || lower.equals("byte") || lower.equals("bytes")) {
            return BigInteger.ONE;
        }
        int power = UNITS.indexOf(lower.charAt(0)) + 1;
        boolean binary = lower.length() == 1 || lower.substring(1).equals("ib");
        boolean decimal = lower.length() == 2 && lower.charAt(1) == 'b';
        if (power == 0 || !binary && !decimal) {
            throw malformed(name, text);
        }
        return BigInteger.valueOf(binary ? 1024 : 1000).pow(power);
    }

    private static UsageError malformed(String name, String text) {
        return new UsageError("Numeric value '%s' for <%s> option is malformed or out of range", text, name);
    }

    /** Gathers the flags whose names, in lower case with dashes, are switches that were given. */
    <F extends Enum<F>> Set<F> flags(Class<F> kind) {
        EnumSet<F> flags = EnumSet.noneOf(kind);
        for (F flag : kind.getEnumConstants()) {
            String name = flag.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (synopsis.option(name)
                            .filter(option -> option.kind() == Kind.SWITCH)
                            .isPresent()
                    && has(name)) {
                flags.add(flag);
            }
        }
        return flags;
    }

    /** Reads one of the constants of an enum by its name, in lower case with dashes. */
    <E extends Enum<E>> Optional<E> constant(String name, Class<E> kind) {
        return find(name).map(text -> {
            try {
                return Enum.valueOf(kind, text.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException unknown) {
                throw new UsageError("Unsupported value '%s' for <%s> option", text, name);
            }
        });
    }

    private void declared(String name) {
        if (synopsis.option(name).isEmpty()) {
            throw new IllegalArgumentException(synopsis.command() + " has no option " + name);
        }
    }
}
