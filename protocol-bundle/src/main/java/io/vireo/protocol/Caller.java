package io.vireo.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Calls a method or a constructor: by reflection at first, by a method handle when it is called often.
 *
 * <p>A handle that takes its arguments from an array is as fast as reflection and costs less when the callee throws, but
 * making the first one takes some ten milliseconds, which a start and a single command do not have.
 */
final class Caller {

    // Below the 15 calls after which the JDK's own reflection makes code of its own.
    private static final int OFTEN = 12;
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Executable callee;
    private final boolean free;
    private volatile MethodHandle handle;
    // Counted without a lock: a call more or less makes no difference.
    private int calls;

    Caller(Executable callee) {
        this.callee = callee;
        this.free = callee instanceof Constructor<?> || Modifier.isStatic(callee.getModifiers());
    }

    /** Calls; a constructor has no target, and what the callee throws is thrown. */
    Object call(Object target, Object... args) {
        try {
            MethodHandle made = handle;
            if (made != null) {
                return (Object) made.invokeExact(target, args);
            }
            return ++calls < OFTEN ? reflect(target, args) : (Object) made().invokeExact(target, args);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalStateException(callee + " threw what it does not declare", checked);
        }
    }

    private Object reflect(Object target, Object[] args) throws Throwable {
        try {
            return callee instanceof Constructor<?> constructor
                    ? constructor.newInstance(args)
                    : ((Method) callee).invoke(target, args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private MethodHandle made() throws IllegalAccessException {
        MethodHandle plain = callee instanceof Constructor<?> constructor
                ? LOOKUP.unreflectConstructor(constructor)
                : LOOKUP.unreflect((Method) callee);
        MethodHandle spread = plain.asSpreader(Object[].class, callee.getParameterCount());
        MethodHandle targeted = free ? MethodHandles.dropArguments(spread, 0, Object.class) : spread;
        handle = targeted.asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        return handle;
    }
}
