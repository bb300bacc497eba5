package io.vireo.itests;

import io.vireo.Facet;
import io.vireo.Handle;
import io.vireo.spi.Facets;
import io.vireo.spi.SupportMatrix;
import io.vireo.storage.StorageVolRef;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of {@code answers.txt}: an operation, and the command of virsh that shows the same.
 *
 * @param facet the operation's facet
 * @param method the operation
 * @param arguments what it is called with; {@code _} is the usual
 * @param command the words after virsh; empty when there is none
 * @param yes what stands there when the answer is yes; empty when the answer itself stands there
 * @param otherwise the worlds of which virsh shows something else
 * @param reason why it does
 */
record Question(
        Class<? extends Facet> facet,
        Method method,
        List<String> arguments,
        String command,
        Optional<String> yes,
        Set<String> otherwise,
        String reason) {

    private static final Pattern LINE =
            Pattern.compile("(\\w+)\\.(\\w+)(?:\\((.*?)\\))? (?:- .+|= (.+?)(?: ~ (.+?))?(?: ! ([a-z, ]+): (.+))?)");

    static List<Question> all() throws IOException {
        try (InputStream lines = Question.class.getResourceAsStream("answers.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Question::of)
                    .toList();
        }
    }

    private static Question of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new AssertionError("answers.txt: " + line);
        }
        Class<? extends Facet> facet = Facets.ALL.stream()
                .filter(each -> each.getSimpleName().equals(parts.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("answers.txt: no facet " + parts.group(1)));
        return new Question(
                facet,
                operation(facet, parts.group(2)),
                Optional.ofNullable(parts.group(3)).map(list -> list.split(", ")).stream()
                        .flatMap(Arrays::stream)
                        .toList(),
                Optional.ofNullable(parts.group(4)).orElse(""),
                Optional.ofNullable(parts.group(5)),
                Optional.ofNullable(parts.group(6))
                        .map(worlds -> Set.of(worlds.split(", ")))
                        .orElse(Set.of()),
                Optional.ofNullable(parts.group(7)).orElse(""));
    }

    private static Method operation(Class<? extends Facet> facet, String name) {
        return SupportMatrix.operationsOf(facet)
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("answers.txt: no operation " + facet.getSimpleName() + "." + name));
    }

    /** Every operation that answers anything. */
    static Stream<String> operations() {
        return Facets.ALL.stream()
                .flatMap(facet -> SupportMatrix.operationsOf(facet)
                        .filter(method -> method.getReturnType() != void.class)
                        .map(method -> facet.getSimpleName() + "." + method.getName()));
    }

    String operation() {
        return facet.getSimpleName() + "." + method.getName();
    }

    /** Asks. */
    Object ask(Handle<?> subject, UnaryOperator<String> names)
            throws InvocationTargetException, IllegalAccessException {
        Type[] types = method.getGenericParameterTypes();
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = i < arguments.size() && !arguments.get(i).equals("_")
                    ? value(types[i], names.apply(arguments.get(i)))
                    : SampleCalls.argument(method.getParameterTypes()[i]);
        }
        return method.invoke(subject.as(facet), values);
    }

    private static Object value(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            Object element = value(generic.getActualTypeArguments()[0], text);
            return Map.<Type, Object>of(
                            Optional.class, Optional.of(element),
                            List.class, List.of(element),
                            Set.class, Set.of(element))
                    .get(generic.getRawType());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(text + " is no " + plain));
        }
        if (plain == UUID.class) {
            return UUID.fromString(text);
        }
        if (plain == StorageVolRef.class) {
            String[] words = text.split(" ");
            return new StorageVolRef(words[0], words[1], words[2]);
        }
        return plain == int.class ? Integer.valueOf(text) : text;
    }

    @Override
    public String toString() {
        return operation() + " as " + command;
    }
}
