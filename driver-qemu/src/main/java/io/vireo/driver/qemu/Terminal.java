package io.vireo.driver.qemu;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The host's side of a guest's serial port that is a terminal. */
final class Terminal implements ByteChannel {

    private static final int SESSION = 3;
    private static final int TERMINAL = 4;

    private final FileChannel in;
    private final FileChannel out;

    private Terminal(FileChannel in, FileChannel out) {
        this.in = in;
        this.out = out;
    }

    /** Opens a terminal for both directions. */
    static Terminal open(Path path) {
        if (wouldBeOurs()) {
            throw Answers.failed(
                    "the terminal " + path + " cannot be opened by this process: it leads a session without"
                            + " a terminal, so the kernel would make this its own and end it with the guest; start it by setsid"
                            + " -f or a shell, or give the guest a serial port of type 'unix'");
        }
        try {
            FileChannel in = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new Terminal(in, FileChannel.open(path, StandardOpenOption.WRITE));
            } catch (IOException failure) {
                in.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot open the terminal " + path, failure);
        }
    }

    /** Java cannot open a terminal without offering it to the kernel as the one that controls this process. */
    private static boolean wouldBeOurs() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[SESSION]) == ProcessHandle.current().pid() && fields[TERMINAL].equals("0");
        } catch (IOException hidden) {
            return false;
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
        return in.isOpen();
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
