package io.vireo;

import java.io.FileDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;

/** Which types may stand in a facet's signature. */
final class SignatureTypes {

    // Without a unit an instant is two numbers, seconds and nanoseconds.
    private static final Set<Class<?>> PLAIN = Set.of(
            void.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            boolean.class,
            byte[].class,
            String.class,
            UUID.class,
            OptionalInt.class,
            Instant.class,
            Bytes.class,
            CpuSet.class,
            TypedParameters.class,
            VirtStream.class,
            FileDescriptor.class);
    private static final Set<Class<? extends Annotation>> UNITS =
            Set.of(Seconds.class, Millis.class, Micros.class, Nanos.class);

    private SignatureTypes() {}

    /** Fails when a type, or one that it consists of, cannot be carried. */
    static void check(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            checkContainer(parameterized);
        } else if (type == Duration.class) {
            Assertions.assertTrue(
                    UNITS.stream().anyMatch(annotated::isAnnotationPresent), () -> type + " has no unit: " + annotated);
        } else if (!PLAIN.contains(type)) {
            checkOwn((Class<?>) type);
        }
    }

    private static void checkContainer(AnnotatedParameterizedType container) {
        AnnotatedType element = container.getAnnotatedActualTypeArguments()[0];
        Class<?> raw = (Class<?>) ((ParameterizedType) container.getType()).getRawType();
        if (raw == Set.class) {
            Class<?> flag = (Class<?>) element.getType();
            Assertions.assertTrue(flag.isEnum() && Flag.class.isAssignableFrom(flag), () -> flag + " is no flag");
        } else {
            Assertions.assertTrue(raw == List.class || raw == Optional.class, () -> "a container like " + raw);
            check(element);
        }
    }

    private static void checkOwn(Class<?> type) {
        boolean named = type.isEnum() && (Code.class.isAssignableFrom(type) || CodePair.class.isAssignableFrom(type));
        Assertions.assertTrue(named || type.isRecord(), () -> type + " is neither a record nor a numbered enum");
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                check(component.getAnnotatedType());
            }
        }
    }

    /** Returns a type and those between its angle brackets. */
    static List<Class<?>> of(Type type) {
        List<Class<?>> types = new ArrayList<>();
        if (type instanceof Class<?> plain) {
            types.add(plain);
        } else if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                types.addAll(of(argument));
            }
        }
        return types;
    }

    /** Returns a primitive type's zero, null for any other. */
    static Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
