package io.vireo.spi;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * Linux's {@code sendmsg} and {@code recvmsg} by the foreign-function API of JDK 22, and the numbers behind the JDK's
 * sockets and files.
 *
 * <p>All of it is looked up by name, because the same jar runs on 17: what is not there makes the whole unavailable. In
 * signatures an address is a {@code long}, so that no type of a later JDK is needed.
 */
final class NativeCalls {

    private static final String FOREIGN = "java.lang.foreign.";
    private static final int FIRST_VERSION = 22;
    private static final List<String> PROCESSORS = List.of("amd64", "x86_64", "aarch64");

    private final MethodHandle send;
    private final MethodHandle receive;
    private final MethodHandle copy;
    private final MethodHandle segmentOf;
    private final MethodHandle addressOf;
    private final MethodHandle numberOfSocket;
    private final MethodHandle numberOfFile;
    private final MethodHandle setNumber;

    private NativeCalls() throws ReflectiveOperationException {
        Class<?> segment = type(FOREIGN + "MemorySegment");
        Object number = constant("JAVA_INT");
        Object word = constant("JAVA_LONG");
        send = function("sendmsg", word, number, word, number);
        receive = function("recvmsg", word, number, word, number);
        // It takes more parameters for some commands; both kinds of processors pass those like all others.
        copy = function("fcntl", number, number, number, number);
        segmentOf = unreflected(segment, "ofBuffer", Buffer.class)
                .asType(MethodType.methodType(Object.class, ByteBuffer.class));
        addressOf = unreflected(segment, "address").asType(MethodType.methodType(long.class, Object.class));
        numberOfSocket = unreflected(type("sun.nio.ch.SelChImpl"), "getFDVal")
                .asType(MethodType.methodType(int.class, SocketChannel.class));
        Object files = type("jdk.internal.access.SharedSecrets")
                .getMethod("getJavaIOFileDescriptorAccess")
                .invoke(null);
        Class<?> access = type("jdk.internal.access.JavaIOFileDescriptorAccess");
        numberOfFile = unreflected(access, "get", FileDescriptor.class).bindTo(files);
        setNumber = unreflected(access, "set", FileDescriptor.class, int.class).bindTo(files);
    }

    /** The functions, if this virtual machine, its options and its system have them. */
    static Optional<NativeCalls> find() {
        boolean known = isKnownSystem() && Runtime.version().feature() >= FIRST_VERSION;
        try {
            return known ? Optional.of(new NativeCalls()) : Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError missing) {
            // Most often the options are missing that open the JDK's own packages.
            return Optional.empty();
        }
    }

    /** What is missing where there is nothing to be found. */
    static String obstacle() {
        int version = Runtime.version().feature();
        String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!isKnownSystem()) {
            return "that is there for Linux on x86-64 and AArch64, and this is " + system;
        }
        return version < FIRST_VERSION
                ? "that takes Java " + FIRST_VERSION + " or later, and this is Java " + version
                : "that takes the options --add-exports java.base/sun.nio.ch=ALL-UNNAMED and"
                        + " --add-exports java.base/jdk.internal.access=ALL-UNNAMED of Java's launcher";
    }

    private static boolean isKnownSystem() {
        return System.getProperty("os.name").equals("Linux") && PROCESSORS.contains(System.getProperty("os.arch"));
    }

    /** A class of the JDK itself, which the loaders of OSGi do not look for on behalf of a bundle. */
    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, null);
    }

    private static MethodHandle unreflected(Class<?> type, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        return MethodHandles.lookup().unreflect(type.getMethod(name, parameters));
    }

    /** A function of the system's library, with a place for errno before all. */
    private static MethodHandle function(String name, Object result, Object... parameters)
            throws ReflectiveOperationException {
        Class<?> linkerType = type(FOREIGN + "Linker");
        Class<?> optionType = type(FOREIGN + "Linker$Option");
        Class<?> layoutType = type(FOREIGN + "MemoryLayout");
        Class<?> shapeType = type(FOREIGN + "FunctionDescriptor");
        Object shape = shapeType
                .getMethod("of", layoutType, layoutType.arrayType())
                .invoke(null, result, array(layoutType, parameters));
        Object errno =
                optionType.getMethod("captureCallState", String[].class).invoke(null, (Object) new String[] {"errno"});
        Object linker = linkerType.getMethod("nativeLinker").invoke(null);
        Object library = linkerType.getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>)
                type(FOREIGN + "SymbolLookup").getMethod("find", String.class).invoke(library, name);
        return (MethodHandle) linkerType
                .getMethod("downcallHandle", type(FOREIGN + "MemorySegment"), shapeType, optionType.arrayType())
                .invoke(linker, address.orElseThrow(), shape, array(optionType, errno));
    }

    private static Object constant(String name) throws ReflectiveOperationException {
        Field field = type(FOREIGN + "ValueLayout").getField(name);
        return field.get(null);
    }

    private static Object array(Class<?> type, Object... elements) {
        Object array = Array.newInstance(type, elements.length);
        for (int at = 0; at < elements.length; at++) {
            Array.set(array, at, elements[at]);
        }
        return array;
    }

    /** The function that sends, {@code (int, long, int)long}, with a place of four bytes for its errno. */
    MethodHandle sending(ByteBuffer errno) {
        return MethodHandles.insertArguments(send, 0, segment(errno));
    }

    /** The function that receives, {@code (int, long, int)long}, with a place of four bytes for its errno. */
    MethodHandle receiving(ByteBuffer errno) {
        return MethodHandles.insertArguments(receive, 0, segment(errno));
    }

    /** The function that changes a descriptor, {@code (int, int, int)int}, with a place of four bytes for its errno. */
    MethodHandle copying(ByteBuffer errno) {
        return MethodHandles.insertArguments(copy, 0, segment(errno));
    }

    private Object segment(ByteBuffer buffer) {
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

    /** The number of a socket; it may belong to another file as soon as the channel is closed. */
    int number(SocketChannel socket) {
        try {
            return (int) numberOfSocket.invokeExact(socket);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    int number(FileDescriptor file) {
        try {
            return (int) numberOfFile.invokeExact(file);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    FileDescriptor file(int number) {
        FileDescriptor file = new FileDescriptor();
        try {
            setNumber.invokeExact(file, number);
            return file;
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    static IllegalStateException unexpected(Throwable cause) {
        return new IllegalStateException("a function that was found cannot be called", cause);
    }
}
