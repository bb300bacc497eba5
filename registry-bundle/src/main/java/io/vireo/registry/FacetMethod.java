package io.vireo.registry;

import io.vireo.C;
import io.vireo.Facet;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * One operation, with what the gate must know of it.
 *
 * @param facet the facet it belongs to
 * @param name the method's name
 * @param function the C function that it stands for, or facet and method where there is none
 * @param permissions what it needs
 * @param result what becomes of its result
 * @param handle calls it: {@code (Object part, Object[] arguments) -> Object}
 */
record FacetMethod(
        Class<? extends Facet> facet,
        String name,
        String function,
        Permissions permissions,
        Result result,
        MethodHandle handle) {

    private static final MethodType SHAPE = MethodType.methodType(Object.class, Object.class, Object[].class);

    static FacetMethod of(Class<? extends Facet> facet, Method method) {
        C function = method.getAnnotation(C.class);
        return new FacetMethod(
                facet,
                method.getName(),
                function == null ? facet.getSimpleName() + "." + method.getName() : function.value(),
                Permissions.of(method),
                Result.of(method),
                handleOf(method));
    }

    private static MethodHandle handleOf(Method method) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(method)
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(SHAPE);
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(
                    method.getDeclaringClass().getName() + " is no facet: it must be public, in an exported package",
                    hidden);
        }
    }
}
