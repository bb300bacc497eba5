package io.vireo.spi;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Programs that are started by {@code posix_spawn}, of glibc 2.34 and later, and get open files of this process, which the JDK's
 * own way closes.
 */
final class NativeSpawn {

    /** The number that a program knows its first file by. */
    static final int FIRST = 3;

    /** All of them are smaller than this, on each kind of processor. */
    private static final int STRUCTURE = 512;

    private static final int ACTIONS = 0;
    private static final int ATTRIBUTES = ACTIONS + STRUCTURE;
    private static final int NO_SIGNALS = ATTRIBUTES + STRUCTURE;
    private static final int ALL_SIGNALS = NO_SIGNALS + STRUCTURE;
    private static final int CHILD = ALL_SIGNALS + STRUCTURE;
    private static final int STATUS = CHILD + Long.BYTES;
    private static final int SIZE = STATUS + Long.BYTES;

    private static final int READ_AND_WRITE = 2;
    /** {@code POSIX_SPAWN_SETSIGDEF} and {@code POSIX_SPAWN_SETSIGMASK}. */
    private static final int SIGNALS = 0x4 | 0x8;

    /** A bit for each, also for the two that glibc keeps to itself: it makes a program ignore those otherwise. */
    private static final long EVERY_SIGNAL = -1;

    private static final int INTERRUPTED = 4;
    private static final int BY_SIGNAL = 0x7f;
    private static final int SHELLS_BASE = 128;

    private final NativeLibrary library;
    private final ByteBuffer memory = direct(SIZE);
    private final long address;

    NativeSpawn(NativeLibrary library) {
        this.library = library;
        this.address = library.address(memory);
        memory.putLong(ALL_SIGNALS, EVERY_SIGNAL);
    }

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /**
     * Runs a program to its end.
     *
     * @param files the numbers of its files here, none of them one that the program is to know a file by
     * @return its exit status; 128 and the signal's number when a signal ended it
     */
    int run(String program, List<String> command, Map<String, String> environment, List<Integer> files)
            throws IOException {
        Words path = new Words(List.of(program));
        Words arguments = new Words(command);
        Words variables = new Words(environment.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList());
        Words nowhere = new Words(List.of("/dev/null"));
        List<Words> all = List.of(path, arguments, variables, nowhere);
        call("posix_spawn_file_actions_init", address + ACTIONS);
        call("posix_spawnattr_init", address + ATTRIBUTES);
        try {
            for (int file = 0; file < FIRST; file++) {
                call("posix_spawn_file_actions_addopen", address + ACTIONS, file, nowhere.first(), READ_AND_WRITE, 0);
            }
            for (int at = 0; at < files.size(); at++) {
                call("posix_spawn_file_actions_adddup2", address + ACTIONS, files.get(at), FIRST + at);
            }
            call("posix_spawn_file_actions_addclosefrom_np", address + ACTIONS, FIRST + files.size());
            // This virtual machine handles signals, and blocks some, in its own way.
            call("posix_spawnattr_setsigdefault", address + ATTRIBUTES, address + ALL_SIGNALS);
            call("posix_spawnattr_setsigmask", address + ATTRIBUTES, address + NO_SIGNALS);
            call("posix_spawnattr_setflags", address + ATTRIBUTES, SIGNALS);
            call(
                    "posix_spawn",
                    address + CHILD,
                    path.first(),
                    address + ACTIONS,
                    address + ATTRIBUTES,
                    arguments.list(),
                    variables.list());
        } finally {
            call("posix_spawnattr_destroy", address + ATTRIBUTES);
            call("posix_spawn_file_actions_destroy", address + ACTIONS);
            // Addresses do not keep what they lead to.
            Reference.reachabilityFence(all);
        }
        return awaitEnd(memory.getInt(CHILD));
    }

    private int awaitEnd(int child) throws IOException {
        ByteBuffer errno = direct(Integer.BYTES);
        try {
            MethodHandle wait =
                    library.failing("waitpid", library.number, library.number, library.word, library.number);
            while ((int) wait.invoke(library.segment(errno), child, address + STATUS, 0) != child) {
                if (errno.getInt(0) != INTERRUPTED) {
                    throw new IOException("cannot wait for a program: error " + errno.getInt(0) + " of the system");
                }
            }
        } catch (IOException | RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw NativeLibrary.unexpected(impossible);
        }
        int status = memory.getInt(STATUS);
        int signal = status & BY_SIGNAL;
        return signal == 0 ? status >> Byte.SIZE & 0xff : SHELLS_BASE + signal;
    }

    /** Calls a function that returns its error; each parameter is a number or, as a {@code Long}, an address. */
    private void call(String function, Object... parameters) throws IOException {
        Object[] layouts = Stream.of(parameters)
                .map(each -> each instanceof Long ? library.word : library.number)
                .toArray();
        int error;
        try {
            error = (int) library.function(function, library.number, layouts).invokeWithArguments(parameters);
        } catch (NoSuchMethodException missing) {
            throw new IOException(
                    "the library of this system has no " + function + ", which glibc has since 2.34", missing);
        } catch (Throwable impossible) {
            throw NativeLibrary.unexpected(impossible);
        }
        if (error != 0) {
            throw new IOException("cannot start a program: error " + error + " of the system in " + function);
        }
    }

    /** Words as C takes them: a list of addresses that ends with none, each of bytes that end with a zero. */
    private final class Words {

        private final ByteBuffer bytes;
        private final long start;

        Words(List<String> all) throws IOException {
            if (all.stream().anyMatch(each -> each.indexOf('\0') >= 0)) {
                throw new IOException("a program cannot be given a NUL, which ends its words");
            }
            List<byte[]> encoded = all.stream()
                    .map(each -> each.getBytes(StandardCharsets.UTF_8))
                    .toList();
            int head = (encoded.size() + 1) * Long.BYTES;
            bytes = direct(
                    head + encoded.stream().mapToInt(each -> each.length + 1).sum());
            start = library.address(bytes);
            int at = head;
            for (int word = 0; word < encoded.size(); word++) {
                bytes.putLong(word * Long.BYTES, start + at);
                bytes.put(at, encoded.get(word));
                at += encoded.get(word).length + 1;
            }
        }

        long list() {
            return start;
        }

        long first() {
            return bytes.getLong(0);
        }
    }
}
