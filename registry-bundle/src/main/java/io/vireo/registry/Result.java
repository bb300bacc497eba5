package io.vireo.registry;

import io.vireo.VirtStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of an operation's result before the caller gets it; collections are copied, streams put behind the gate. */
@FunctionalInterface
interface Result {

    /** A list, of which the caller gets a copy. */
    Result LIST = (value, gate, call) -> List.copyOf((List<?>) value);

    /**
     * Makes of a driver's result what a caller may keep.
     *
     * @throws Throwable whatever a record's constructor throws
     */
    Object guard(Object value, Gate gate, Call call) throws Throwable;

    static Result of(Method method) {
        Class<?> type = method.getReturnType();
        return type == void.class ? (value, gate, call) -> null : of(type);
    }

    private static Result of(Class<?> type) {
        if (type == List.class) {
            return LIST;
        }
        if (type == Set.class) {
            return (value, gate, call) -> Collections.unmodifiableSet(new LinkedHashSet<>((Set<?>) value));
        }
        if (type == Map.class) {
            return (value, gate, call) -> Collections.unmodifiableMap(new LinkedHashMap<>((Map<?, ?>) value));
        }
        if (type == VirtStream.class) {
            return (value, gate, call) -> gate.guard((VirtStream) Objects.requireNonNull(value), call);
        }
        boolean hasStream = type.isRecord()
                && Stream.of(type.getRecordComponents()).anyMatch(each -> each.getType() == VirtStream.class);
        return hasStream ? ofRecord(type) : (value, gate, call) -> Objects.requireNonNull(value, "result");
    }

    /** A record that has a stream is made again, with the stream behind the gate. */
    private static Result ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        MethodHandle[] getters = Stream.of(components).map(Result::getter).toArray(MethodHandle[]::new);
        MethodHandle constructor = constructor(type, components);
        return (value, gate, call) -> {
            Object[] parts = new Object[getters.length];
            for (int i = 0; i < parts.length; i++) {
                Object part = getters[i].invoke(value);
                parts[i] = part instanceof VirtStream stream ? gate.guard(stream, call) : part;
            }
            return constructor.invoke(parts);
        };
    }

    private static MethodHandle getter(RecordComponent component) {
        try {
            return MethodHandles.publicLookup().unreflect(component.getAccessor());
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(component + " is not public", hidden);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(type.getName() + " is not public", hidden);
        }
    }
}
