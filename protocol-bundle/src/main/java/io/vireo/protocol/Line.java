package io.vireo.protocol;

import io.vireo.Facet;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;

/**
 * A row as it stands in the table, without its number.
 *
 * @param words what is not in the signature
 * @param facet the facet
 * @param call its method
 */
record Line(Words words, Class<? extends Facet> facet, Call call) {

    /** No row. */
    static final Line NONE = new Line(new Words(), Facet.class, null);

    /** Finds the method that was referred to; facets have no overloads. */
    Method method() {
        String name = name();
        for (Method method : facet.getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new IllegalStateException(facet + " has no method " + name);
    }

    private String name() {
        try {
            Method replace = call.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return ((SerializedLambda) replace.invoke(call)).getImplMethodName();
        } catch (ReflectiveOperationException unusual) {
            throw new IllegalStateException("a row of " + facet + " is no method reference", unusual);
        }
    }
}
