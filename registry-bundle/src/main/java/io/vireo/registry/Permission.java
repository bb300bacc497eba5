package io.vireo.registry;

import io.vireo.Flag;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One permission that an operation needs, maybe only with certain arguments; the notation is that of
 * {@link io.vireo.Access}.
 *
 * @param object what it is about, such as {@code domain}
 * @param name what may be done, such as {@code write}
 * @param isConditional whether it depends on the arguments
 * @param applies whether a call with these arguments needs it
 */
record Permission(String object, String name, boolean isConditional, Predicate<Object[]> applies) {

    private static final Set<String> READING = Set.of("getattr", "read");

    static Permission of(String text, Method method) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length == 4 && !parts[2].isEmpty() || parts.length > 5) {
            throw new IllegalArgumentException("'" + text + "' at " + method + " is no permission");
        }
        Optional<Predicate<Object[]>> condition = switch (parts.length) {
            case 2 -> Optional.empty();
            case 3 -> Optional.of(carries(parts[2]));
            default -> Optional.of(equals(indexOf(parts[3], method), parts[4]));
        };
        return new Permission(parts[0], parts[1], condition.isPresent(), condition.orElse(arguments -> true));
    }

    private static Predicate<Object[]> carries(String flags) {
        boolean negated = flags.startsWith("!");
        Set<String> names = Set.of(flags.substring(negated ? 1 : 0).split("\\|"));
        return arguments -> negated != flagsOf(arguments).anyMatch(names::contains);
    }

    private static Stream<String> flagsOf(Object[] arguments) {
        return Stream.of(arguments)
                .filter(Set.class::isInstance)
                .flatMap(set -> ((Collection<?>) set).stream())
                .filter(Flag.class::isInstance)
                .filter(Enum.class::isInstance)
                .map(flag -> ((Enum<?>) flag).name());
    }

    private static Predicate<Object[]> equals(int index, String constant) {
        return arguments ->
                arguments[index] instanceof Enum<?> value && value.name().equals(constant);
    }

    private static int indexOf(String parameter, Method method) {
        List<String> names =
                Stream.of(method.getParameters()).map(Parameter::getName).toList();
        if (!names.contains(parameter)) {
            throw new IllegalArgumentException(method + " has no parameter '" + parameter + "'");
        }
        return names.indexOf(parameter);
    }

    /** Says whether it lets its holder see nothing but what everybody may. */
    boolean isReading() {
        return READING.contains(name) || name.startsWith("search_");
    }

    @Override
    public String toString() {
        return object + ":" + name;
    }
}
