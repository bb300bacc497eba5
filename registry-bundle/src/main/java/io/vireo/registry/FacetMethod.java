package io.vireo.registry;

import io.vireo.C;
import io.vireo.Facet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * One operation, with what the gate must know of it. Its annotations are read when somebody asks for what they say: an
 * application that is let through and answered never does, and the first look at an annotation takes milliseconds.
 */
final class FacetMethod {

    private final Class<? extends Facet> facet;
    private final Method method;
    private final Result result;
    private volatile String function;
    private volatile Permissions permissions;

    private FacetMethod(Class<? extends Facet> facet, Method method) {
        this.facet = facet;
        this.method = method;
        this.result = Result.of(method);
    }

    static FacetMethod of(Class<? extends Facet> facet, Method method) {
        return new FacetMethod(facet, method);
    }

    /** The facet it belongs to. */
    Class<? extends Facet> facet() {
        return facet;
    }

    String name() {
        return method.getName();
    }

    /** The C function that it stands for, or facet and method where there is none. */
    String function() {
        String known = function;
        if (known == null) {
            C named = method.getAnnotation(C.class);
            known = named == null ? facet.getSimpleName() + "." + method.getName() : named.value();
            function = known;
        }
        return known;
    }

    /** What it needs. */
    Permissions permissions() {
        Permissions known = permissions;
        if (known == null) {
            known = Permissions.of(method);
            permissions = known;
        }
        return known;
    }

    /** What becomes of its result. */
    Result result() {
        return result;
    }

    /** Calls it on a driver's part; a method handle is no faster here, and takes a hundred times as long to make. */
    Object invoke(Facet part, Object[] arguments) throws Throwable {
        try {
            return method.invoke(part, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }
}
