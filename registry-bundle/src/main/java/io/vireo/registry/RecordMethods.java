package io.vireo.registry;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * Lets Java forget the record that it last made {@code equals}, {@code hashCode} or {@code toString} for.
 *
 * <p>Until version 19 the virtual machine remembers the types of that record's components, one for each of the methods,
 * and with them the class loader of a driver that has gone. It remembers only the last: a record of this bundle takes
 * the place.
 */
final class RecordMethods {

    private record Last(String name) {}

    private RecordMethods() {}

    /** Takes the place of whatever record was last. */
    static void forget() {
        make("equals", MethodType.methodType(boolean.class, Last.class, Object.class));
        make("hashCode", MethodType.methodType(int.class, Last.class));
        make("toString", MethodType.methodType(String.class, Last.class));
    }

    private static void make(String method, MethodType type) {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle name = lookup.findGetter(Last.class, "name", String.class);
            ObjectMethods.bootstrap(lookup, method, type, Last.class, "name", name);
        } catch (Throwable failure) {
            Log.of(RecordMethods.class).warn("A driver that has gone may stay in memory: {}", failure.toString());
        }
    }
}
