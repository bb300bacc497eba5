package io.vireo.spi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The functions of the system's library, by the foreign-function API of JDK 22.
 *
 * <p>All of it is looked up by name, because the same jar runs on 17: where it is not there, making one of these fails. In
 * signatures an address is a {@code long}, so that no type of a later JDK is needed.
 */
final class NativeLibrary {

    private static final String FOREIGN = "java.lang.foreign.";

    /** The layout of an {@code int}. */
    final Object number = constant("JAVA_INT");

    /** The layout of a {@code long}, and of an address. */
    final Object word = constant("JAVA_LONG");

    private final MethodHandle segmentOf;
    private final MethodHandle addressOf;

    NativeLibrary() throws ReflectiveOperationException {
        Class<?> segment = type(FOREIGN + "MemorySegment");
        segmentOf = unreflected(segment, "ofBuffer", Buffer.class)
                .asType(MethodType.methodType(Object.class, ByteBuffer.class));
        addressOf = unreflected(segment, "address").asType(MethodType.methodType(long.class, Object.class));
    }

    /** A class of the JDK itself, which the loaders of OSGi do not look for on behalf of a bundle. */
    static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, null);
    }

    static MethodHandle unreflected(Class<?> type, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        return MethodHandles.lookup().unreflect(type.getMethod(name, parameters));
    }

    /** A function that returns its error, if it has one. */
    MethodHandle function(String name, Object result, Object... parameters) throws ReflectiveOperationException {
        return linked(name, array(option()), result, parameters);
    }

    /** A function that says by {@code errno} what went wrong, with a place for that before all its parameters. */
    MethodHandle failing(String name, Object result, Object... parameters) throws ReflectiveOperationException {
        Object errno =
                option().getMethod("captureCallState", String[].class).invoke(null, (Object) new String[] {"errno"});
        return linked(name, array(option(), errno), result, parameters);
    }

    private static MethodHandle linked(String name, Object options, Object result, Object... parameters)
            throws ReflectiveOperationException {
        Class<?> linkerType = type(FOREIGN + "Linker");
        Class<?> layoutType = type(FOREIGN + "MemoryLayout");
        Class<?> shapeType = type(FOREIGN + "FunctionDescriptor");
        Object shape = shapeType
                .getMethod("of", layoutType, layoutType.arrayType())
                .invoke(null, result, array(layoutType, parameters));
        Object linker = linkerType.getMethod("nativeLinker").invoke(null);
        Object library = linkerType.getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>)
                type(FOREIGN + "SymbolLookup").getMethod("find", String.class).invoke(library, name);
        return (MethodHandle) linkerType
                .getMethod("downcallHandle", type(FOREIGN + "MemorySegment"), shapeType, options.getClass())
                .invoke(linker, address.orElseThrow(() -> new NoSuchMethodException(name)), shape, options);
    }

    private static Class<?> option() throws ClassNotFoundException {
        return type(FOREIGN + "Linker$Option");
    }

    private static Object constant(String name) throws ReflectiveOperationException {
        return type(FOREIGN + "ValueLayout").getField(name).get(null);
    }

    private static Object array(Class<?> type, Object... elements) {
        Object array = Array.newInstance(type, elements.length);
        for (int at = 0; at < elements.length; at++) {
            Array.set(array, at, elements[at]);
        }
        return array;
    }

    Object segment(ByteBuffer buffer) {
        try {
            return (Object) segmentOf.invokeExact(buffer);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    /** Where the position of a direct buffer is in memory. */
    long address(ByteBuffer buffer) {
        try {
            return (long) addressOf.invokeExact(segment(buffer));
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    static IllegalStateException unexpected(Throwable cause) {
        return new IllegalStateException("a function that was found cannot be called", cause);
    }
}
