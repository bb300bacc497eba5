package io.vireo.spi;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * Linux's {@code sendmsg}, {@code recvmsg} and {@code fcntl} by the {@link NativeLibrary}, and the numbers behind the JDK's
 * sockets and files. What of it is not there makes the whole unavailable.
 */
final class NativeCalls {

    private static final int FIRST_VERSION = 22;
    private static final List<String> PROCESSORS = List.of("amd64", "x86_64", "aarch64");

    private final NativeLibrary library;
    private final MethodHandle send;
    private final MethodHandle receive;
    private final MethodHandle copy;
    private final MethodHandle numberOfSocket;
    private final MethodHandle numberOfFile;
    private final MethodHandle setNumber;

    private NativeCalls() throws ReflectiveOperationException {
        library = new NativeLibrary();
        Object number = library.number;
        Object word = library.word;
        send = library.failing("sendmsg", word, number, word, number);
        receive = library.failing("recvmsg", word, number, word, number);
        // It takes more parameters for some commands; both kinds of processors pass those like all others.
        copy = library.failing("fcntl", number, number, number, number);
        numberOfSocket = NativeLibrary.unreflected(NativeLibrary.type("sun.nio.ch.SelChImpl"), "getFDVal")
                .asType(MethodType.methodType(int.class, SocketChannel.class));
        Object files = NativeLibrary.type("jdk.internal.access.SharedSecrets")
                .getMethod("getJavaIOFileDescriptorAccess")
                .invoke(null);
        Class<?> access = NativeLibrary.type("jdk.internal.access.JavaIOFileDescriptorAccess");
        numberOfFile =
                NativeLibrary.unreflected(access, "get", FileDescriptor.class).bindTo(files);
        setNumber = NativeLibrary.unreflected(access, "set", FileDescriptor.class, int.class)
                .bindTo(files);
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

    NativeLibrary library() {
        return library;
    }

    /** The function that sends, {@code (int, long, int)long}, with a place of four bytes for its errno. */
    MethodHandle sending(ByteBuffer errno) {
        return MethodHandles.insertArguments(send, 0, library.segment(errno));
    }

    /** The function that receives, {@code (int, long, int)long}, with a place of four bytes for its errno. */
    MethodHandle receiving(ByteBuffer errno) {
        return MethodHandles.insertArguments(receive, 0, library.segment(errno));
    }

    /** The function that changes a descriptor, {@code (int, int, int)int}, with a place of four bytes for its errno. */
    MethodHandle copying(ByteBuffer errno) {
        return MethodHandles.insertArguments(copy, 0, library.segment(errno));
    }

    /** Where the position of a direct buffer is in memory. */
    long address(ByteBuffer buffer) {
        return library.address(buffer);
    }

    /** The number of a socket; it may belong to another file as soon as the channel is closed. */
    int number(SocketChannel socket) {
        try {
            return (int) numberOfSocket.invokeExact(socket);
        } catch (Throwable impossible) {
            throw NativeLibrary.unexpected(impossible);
        }
    }

    int number(FileDescriptor file) {
        try {
            return (int) numberOfFile.invokeExact(file);
        } catch (Throwable impossible) {
            throw NativeLibrary.unexpected(impossible);
        }
    }

    FileDescriptor file(int number) {
        FileDescriptor file = new FileDescriptor();
        try {
            setNumber.invokeExact(file, number);
            return file;
        } catch (Throwable impossible) {
            throw NativeLibrary.unexpected(impossible);
        }
    }
}
