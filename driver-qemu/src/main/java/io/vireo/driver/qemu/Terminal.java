package io.vireo.driver.qemu;

import io.vireo.driver.kit.SystemErrors;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The host's side of a guest's serial port that is a terminal.
 *
 * <p>Java opens a terminal for reading only in a way that offers it to the kernel as the one that controls this process. A
 * process that leads a session without a terminal, as a service does, would get it, and would be ended with the guest;
 * then another program reads.
 */
final class Terminal implements ByteChannel {

    private static final int SESSION = 3;
    private static final int TERMINAL = 4;

    private final ReadableByteChannel in;
    private final FileChannel out;
    private final Optional<Process> reader;

    private Terminal(ReadableByteChannel in, FileChannel out, Optional<Process> reader) {
        this.in = in;
        this.out = out;
        this.reader = reader;
    }

    /** Opens a terminal for both directions. */
    static Terminal open(Path path) {
        try {
            // For writing alone there is no such offer.
            FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE);
            try {
                return wouldBeOurs() ? through(path, out) : directly(path, out);
            } catch (IOException failure) {
                out.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot open the terminal " + path, failure);
        }
    }

    private static Terminal directly(Path path, FileChannel out) throws IOException {
        return new Terminal(FileChannel.open(path, StandardOpenOption.READ), out, Optional.empty());
    }

    private static Terminal through(Path path, FileChannel out) throws IOException {
        Process cat = new ProcessBuilder("cat", "--", path.toString())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Terminal(Channels.newChannel(cat.getInputStream()), out, Optional.of(cat));
    }

    private static boolean wouldBeOurs() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[SESSION]) == ProcessHandle.current().pid() && fields[TERMINAL].equals("0");
        } catch (IOException hidden) {
            return true;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return in.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return out.write(source);
    }

    @Override
    public boolean isOpen() {
        return out.isOpen();
    }

    @Override
    public void close() throws IOException {
        reader.ifPresent(Process::destroyForcibly);
        try (out) {
            in.close();
        }
    }
}
