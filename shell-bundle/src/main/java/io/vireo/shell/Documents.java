package io.vireo.shell;

import io.vireo.VirtStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that a user names. */
final class Documents {

    private static final long LARGEST = 10L << 20;

    private static final int CHUNK = 256 << 10;

    private Documents() {}

    /** Reads a document; at most 10 MiB, as virsh. */
    static String read(String name) {
        Path path = Path.of(name);
        try {
            if (Files.size(path) > LARGEST) {
                throw new CommandFailed("Failed to open file '" + name + "': it is larger than 10 MiB");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("Failed to open file '" + name + "': No such file or directory");
        } catch (IOException failed) {
            throw new CommandFailed("Failed to open file '" + name + "': " + failed);
        }
    }

    /** Sends a file's content into a stream, and waits until all of it arrived. */
    static void send(String name, VirtStream stream, long length) {
        try (FileChannel file = FileChannel.open(Path.of(name))) {
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            long left = length;
            while (left > 0 && file.read(buffer.clear().limit((int) Math.min(CHUNK, left))) > 0) {
                left -= buffer.flip().remaining();
                stream.write(buffer);
            }
            stream.finish();
        } catch (IOException failed) {
            throw new CommandFailed("cannot read " + name + ": " + failed);
        }
    }

    /** Writes a stream's content into a file, replacing what was in it. */
    static void receive(VirtStream stream, String name) {
        try (FileChannel file = FileChannel.open(
                Path.of(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            while (stream.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
            stream.finish();
        } catch (IOException failed) {
            throw new CommandFailed("cannot write " + name + ": " + failed);
        }
    }
}
