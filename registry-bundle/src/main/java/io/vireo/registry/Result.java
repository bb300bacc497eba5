package io.vireo.registry;

import io.vireo.VirtStream;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of an operation's result before the caller gets it. */
enum Result {
    NOTHING {
        @Override
        Object guard(Object value, Gate gate, Call call) {
            return null;
        }
    },
    VALUE {
        @Override
        Object guard(Object value, Gate gate, Call call) {
            return value;
        }
    },
    LIST {
        @Override
        Object guard(Object value, Gate gate, Call call) {
            return List.copyOf((List<?>) value);
        }
    },
    SET {
        @Override
        Object guard(Object value, Gate gate, Call call) {
            return Collections.unmodifiableSet(new LinkedHashSet<>((Set<?>) value));
        }
    },
    MAP {
        @Override
        Object guard(Object value, Gate gate, Call call) {
            return Collections.unmodifiableMap(new LinkedHashMap<>((Map<?, ?>) value));
        }
    },
    STREAM {
        @Override
        Object guard(Object value, Gate gate, Call call) {
            return gate.guard((VirtStream) value, call);
        }
    };

    static Result of(Method method) {
        Class<?> type = method.getReturnType();
        if (type == void.class) {
            return NOTHING;
        }
        if (type == List.class) {
            return LIST;
        }
        if (type == Set.class) {
            return SET;
        }
        if (type == Map.class) {
            return MAP;
        }
        return type == VirtStream.class ? STREAM : VALUE;
    }

    /** Makes of a driver's result what a caller may keep: copies of collections, streams behind the gate. */
    abstract Object guard(Object value, Gate gate, Call call);
}
