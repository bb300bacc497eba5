package io.vireo.spi;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Open files that go from process to process: beside the bytes of a socket in the file system, or to a program that is started.
 *
 * <p>The JDK can do that only by calling the system itself: since 22, on Linux, and when it was started with
 * {@code --add-exports java.base/sun.nio.ch=ALL-UNNAMED}, {@code --add-exports java.base/jdk.internal.access=ALL-UNNAMED}
 * and, against a warning, {@code --enable-native-access=ALL-UNNAMED}. The start script of the distribution says so for the
 * daemon.
 *
 * <p>Nobody may close the channel while one of these methods runs: its number might belong to another file by then.
 */
public final class FilePassing {

    /** How many files one message brings at most; what is beyond is closed unseen. */
    public static final int MOST = 32;

    private static final Optional<FilePassing> HERE = NativeCalls.find().map(FilePassing::new);

    private static final int TRY_AGAIN = 11;
    private static final int INTERRUPTED = 4;
    private static final int WITHOUT_SIGNAL = 0x4000;
    private static final int CLOSE_ON_EXEC = 0x4000_0000;

    private final NativeCalls calls;
    private final Queue<Envelope> envelopes = new ConcurrentLinkedQueue<>();

    private FilePassing(NativeCalls calls) {
        this.calls = calls;
    }

    /** What passes files here; empty where that cannot be done. */
    public static Optional<FilePassing> here() {
        return HERE;
    }

    /**
     * Says why files cannot be passed here, for whoever must tell a person what to do.
     *
     * @return what is missing, in words; empty where files can be passed
     */
    public static Optional<String> obstacle() {
        return HERE.isPresent() ? Optional.empty() : Optional.of(NativeCalls.obstacle());
    }

    /**
     * Makes a second descriptor of an open file, for whoever keeps it longer than its owner.
     *
     * @param file an open file
     * @return the copy, for this process alone; whoever asked closes it
     * @throws IOException when the file is closed, or this process may open no more
     */
    public FileDescriptor copy(FileDescriptor file) throws IOException {
        requireOpen(file);
        Envelope envelope = take();
        try {
            return calls.file(envelope.copy(calls.number(file), 0));
        } finally {
            envelopes.add(envelope);
        }
    }

    /**
     * Reads what a socket has, and takes the files that came beside it.
     *
     * @param socket one in the file system
     * @param target where to, a direct buffer with room
     * @param files gets the files, each for this process alone; whoever takes one closes it
     * @return how many bytes, 0 when a socket that does not block has none now, -1 when none will come
     * @throws IOException when the connection broke
     */
    public int receive(SocketChannel socket, ByteBuffer target, List<FileDescriptor> files) throws IOException {
        Envelope envelope = take();
        try {
            envelope.room(calls.address(target), target.remaining(), Envelope.CONTROL_SIZE);
            long count = envelope.call(envelope.receive, calls.number(socket), CLOSE_ON_EXEC);
            if (count < 0) {
                requireNoFailure(envelope, "receive");
                return 0;
            }
            for (int at = 0; at < envelope.fileCount(); at++) {
                files.add(calls.file(envelope.file(at)));
            }
            target.position(target.position() + (int) count);
            return count == 0 ? -1 : (int) count;
        } finally {
            envelopes.add(envelope);
        }
    }

    /**
     * Sends one byte, a zero, with a file beside it.
     *
     * @param socket one in the file system
     * @param file the file; it stays open here
     * @return false when a socket that does not block has no room now
     * @throws IOException when the connection broke, or the file is closed
     */
    public boolean send(SocketChannel socket, FileDescriptor file) throws IOException {
        requireOpen(file);
        Envelope envelope = take();
        try {
            envelope.enclose(calls.number(file));
            long count = envelope.call(envelope.send, calls.number(socket), WITHOUT_SIGNAL);
            if (count < 0) {
                requireNoFailure(envelope, "send");
            }
            return count > 0;
        } finally {
            envelopes.add(envelope);
        }
    }

    /**
     * Runs a program to its end with open files of this process: they are its files 3, 4 and so on. It has no other of this
     * process; its first three lead nowhere, and it blocks and ignores no signal.
     *
     * <p>This is for what ends soon, or goes into the background by itself: an interrupt does not end the wait.
     *
     * @param program where it is
     * @param command its name and its arguments, as it sees them
     * @param environment all of its environment
     * @param files the files, {@link #MOST} at most; they stay open here
     * @return its exit status; 128 and more when a signal ended it, as shells count
     * @throws IOException when it cannot be started, or a file is closed, or there are too many
     */
    public int run(Path program, List<String> command, Map<String, String> environment, List<FileDescriptor> files)
            throws IOException {
        if (files.size() > MOST) {
            throw new IOException(files.size() + " files are too many to be passed, at most " + MOST + " can be");
        }
        NativeSpawn spawn = new NativeSpawn(calls.library());
        Envelope envelope = take();
        List<FileDescriptor> copies = new ArrayList<>();
        try {
            for (FileDescriptor each : files) {
                requireOpen(each);
                copies.add(calls.file(envelope.copy(calls.number(each), NativeSpawn.FIRST + MOST)));
            }
            return spawn.run(
                    program.toString(),
                    command,
                    environment,
                    copies.stream().map(calls::number).toList());
        } finally {
            copies.forEach(FilePassing::close);
            envelopes.add(envelope);
        }
    }

    /** Closes a file that came, or that was passed on; nothing happens when it is closed already. */
    public static void close(FileDescriptor file) {
        try {
            new FileInputStream(file).close();
        } catch (IOException gone) {
            // A file that could not be closed is closed all the same.
            return;
        }
    }

    private static void requireOpen(FileDescriptor file) throws IOException {
        if (!file.valid()) {
            throw new IOException("a file that is closed cannot be passed");
        }
    }

    private Envelope take() {
        Envelope envelope = envelopes.poll();
        return envelope == null ? new Envelope(calls) : envelope;
    }

    private static void requireNoFailure(Envelope envelope, String what) throws IOException {
        int errno = envelope.errno();
        if (errno != TRY_AGAIN && errno != INTERRUPTED) {
            throw new IOException("cannot " + what + " on the socket: error " + errno + " of the system");
        }
    }

    /** What a message is wrapped in for the system: {@code struct msghdr} and what it points to. */
    private static final class Envelope {

        private static final int VECTOR = 56;
        private static final int CONTROL = 72;
        private static final int CONTROL_HEAD = 16;
        static final int CONTROL_SIZE = CONTROL_HEAD + Integer.BYTES * MOST;
        private static final int BYTE = CONTROL + CONTROL_SIZE;
        private static final int ERRNO = BYTE + Long.BYTES;
        private static final int SIZE = ERRNO + Long.BYTES;

        private static final int COPY_FOR_THIS_PROCESS = 1030;
        private static final int SOCKET_LEVEL = 1;
        private static final int RIGHTS = 1;

        private final ByteBuffer memory = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
        private final long address;
        final MethodHandle send;
        final MethodHandle receive;
        private final MethodHandle copy;

        Envelope(NativeCalls calls) {
            address = calls.address(memory);
            ByteBuffer errno = memory.slice(ERRNO, Integer.BYTES);
            send = calls.sending(errno);
            receive = calls.receiving(errno);
            copy = calls.copying(errno);
        }

        void room(long bytes, long length, long control) {
            memory.putLong(0, 0).putLong(8, 0).putLong(16, address + VECTOR).putLong(24, 1);
            memory.putLong(32, address + CONTROL).putLong(40, control).putLong(48, 0);
            memory.putLong(VECTOR, bytes).putLong(VECTOR + Long.BYTES, length);
            memory.putLong(CONTROL, 0);
        }

        void enclose(int file) {
            room(address + BYTE, 1, CONTROL_HEAD + Long.BYTES);
            memory.put(BYTE, (byte) 0);
            memory.putLong(CONTROL, CONTROL_HEAD + Integer.BYTES);
            memory.putInt(CONTROL + 8, SOCKET_LEVEL).putInt(CONTROL + 12, RIGHTS);
            memory.putInt(CONTROL + CONTROL_HEAD, file).putInt(CONTROL + CONTROL_HEAD + Integer.BYTES, 0);
        }

        long call(MethodHandle function, int socket, int flags) {
            try {
                return (long) function.invokeExact(socket, address, flags);
            } catch (Throwable impossible) {
                throw NativeLibrary.unexpected(impossible);
            }
        }

        /** The number of a copy, which is not below another number. */
        int copy(int file, int lowest) throws IOException {
            int number = copied(file, lowest);
            if (number < 0) {
                throw new IOException("cannot copy an open file: error " + errno() + " of the system");
            }
            return number;
        }

        private int copied(int file, int lowest) {
            try {
                return (int) copy.invokeExact(file, COPY_FOR_THIS_PROCESS, lowest);
            } catch (Throwable impossible) {
                throw NativeLibrary.unexpected(impossible);
            }
        }

        int errno() {
            return memory.getInt(ERRNO);
        }

        /** Without a request for credentials or times, files are all that the system puts there. */
        int fileCount() {
            boolean files = memory.getLong(40) >= CONTROL_HEAD
                    && memory.getInt(CONTROL + 8) == SOCKET_LEVEL
                    && memory.getInt(CONTROL + 12) == RIGHTS;
            return files ? (int) (memory.getLong(CONTROL) - CONTROL_HEAD) / Integer.BYTES : 0;
        }

        int file(int at) {
            return memory.getInt(CONTROL + CONTROL_HEAD + Integer.BYTES * at);
        }
    }
}
