package io.vireo.registry;

import io.vireo.C;
import io.vireo.Facet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * One operation, with what the gate must know of it.
 *
 * @param facet the facet it belongs to
 * @param method the method; a method handle is no faster here, and takes a hundred times as long to make
 * @param function the C function that it stands for, or facet and method where there is none
 * @param permissions what it needs
 * @param result what becomes of its result
 */
record FacetMethod(
        Class<? extends Facet> facet, Method method, String function, Permissions permissions, Result result) {

    static FacetMethod of(Class<? extends Facet> facet, Method method) {
        C function = method.getAnnotation(C.class);
        return new FacetMethod(
                facet,
                method,
                function == null ? facet.getSimpleName() + "." + method.getName() : function.value(),
                Permissions.of(method),
                Result.of(method));
    }

    String name() {
        return method.getName();
    }

    /** Calls it on a driver's part. */
    Object invoke(Facet part, Object[] arguments) throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
