package io.vireo.tck;

import io.vireo.Access;
import io.vireo.Connect;
import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Handle;
import io.vireo.Ref;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * A call with plain arguments.
 *
 * @param facet the facet
 * @param ref the object
 * @param method the operation
 * @param arguments plain ones
 */
record Call(Class<? extends Facet> facet, Ref ref, Method method, Object[] arguments) {

    /**
     * What came of a call.
     *
     * @param what the call
     * @param isNull whether it answered with null, which only a void method may
     * @param thrown what it threw
     */
    record Outcome(String what, boolean isNull, Optional<Throwable> thrown) {

        @Override
        public String toString() {
            return what + thrown.map(each -> " threw " + each).orElse("");
        }
    }

    /** A call of an operation; empty when an argument has no plain value. */
    static Optional<Call> of(Subject subject, Method method) {
        return of(subject.facet(), subject.ref(), method);
    }

    private static Optional<Call> of(Class<? extends Facet> facet, Ref ref, Method method) {
        return PlainArguments.of(method).map(arguments -> new Call(facet, ref, method, arguments));
    }

    /** A call of the first operation of a facet that has plain arguments. */
    static Optional<Call> first(Class<? extends Facet> facet, Ref ref) {
        return Candidate.operations(facet)
                .sorted(Comparator.comparing(Method::getName))
                .flatMap(method -> of(facet, ref, method).stream())
                .findFirst();
    }

    static boolean onlyReads(Method method) {
        Access access = method.getAnnotation(Access.class);
        return access != null && access.readOnly();
    }

    String what() {
        return facet.getSimpleName() + "." + method.getName() + Arrays.toString(arguments) + " of " + ref.label();
    }

    /** Makes it, and throws what it throws. */
    Object make(Bench bench) throws Throwable {
        Connect connect = bench.connect();
        Handle<?> handle = ref instanceof ConnectRef ? connect : Handles.at(connect, ref);
        try {
            return method.invoke(handle.as(facet), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    Outcome outcome(Bench bench) {
        try {
            boolean isNull = make(bench) == null && method.getReturnType() != void.class;
            return new Outcome(what(), isNull, Optional.empty());
        } catch (Throwable thrown) {
            return new Outcome(what(), false, Optional.of(thrown));
        }
    }
}
