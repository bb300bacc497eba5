package io.vireo.driver.qemu;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file with the state of a guest, in libvirt's layout: a header, the definition, and what QEMU wrote.
 *
 * @param file where it is
 * @param running whether the guest ran when it was saved
 * @param definition the definition to restore it by
 * @param stateAt where QEMU's part begins
 */
record SavedImage(Path file, boolean running, Element definition, long stateAt) {

    private static final byte[] COMPLETE = "LibvirtQemudSave".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PARTIAL = "LibvirtQemudPart".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int HEADER = 92;
    private static final int LONGEST_TEXT = 16 << 20;
    /** Room for a longer definition, so that it can be exchanged without moving the state. */
    private static final int SPARE = 64 << 10;

    /**
     * Begins a file that does not count until {@link #complete} was called.
     *
     * @return what the file will be
     */
    static SavedImage begin(FileChannel channel, Path file, boolean running, Element definition) throws IOException {
        byte[] text = bytes(definition);
        int length = text.length + SPARE;
        channel.write(header(PARTIAL, length, running), 0);
        channel.write(ByteBuffer.allocate(length).put(0, text), HEADER);
        channel.position(HEADER + (long) length);
        return new SavedImage(file, running, definition, HEADER + (long) length);
    }

    /** Makes the file count, once everything is written. */
    static void complete(FileChannel channel) throws IOException {
        channel.force(true);
        channel.write(ByteBuffer.wrap(COMPLETE), 0);
        channel.force(true);
    }

    private static byte[] bytes(Element definition) {
        // Ends with a zero, as C programs that read the file expect.
        return (definition + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer header(byte[] magic, int length, boolean running) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.nativeOrder())
                .put(magic)
                .putInt(VERSION)
                .putInt(length)
                .putInt(running ? 1 : 0)
                .putInt(0)
                .putInt(0)
                .position(0);
    }

    /**
     * Reads the file's beginning.
     *
     * @throws VirtException when there is none, or it is no complete image of this kind
     */
    static SavedImage read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = take(channel, 0, HEADER, file).order(ByteOrder.nativeOrder());
            byte[] magic = new byte[COMPLETE.length];
            header.get(magic);
            if (java.util.Arrays.equals(magic, PARTIAL)) {
                throw bad(file, "saving it was cut off, so it is not complete; it can be removed");
            }
            if (!java.util.Arrays.equals(magic, COMPLETE)) {
                throw bad(file, "it does not begin as one");
            }
            int version = header.getInt();
            int length = header.getInt();
            boolean running = header.getInt() != 0;
            int compressed = header.getInt();
            int cookie = header.getInt();
            if (version < 1 || version > VERSION) {
                throw bad(file, "its version is " + version + ", not 1 or 2");
            }
            if (compressed != 0) {
                throw bad(file, "it is compressed (" + compressed + "), which is not supported");
            }
            if (length <= 0 || length > LONGEST_TEXT || cookie < 0 || cookie > length) {
                throw bad(file, "its definition has " + length + " bytes");
            }
            ByteBuffer text = take(channel, HEADER, cookie > 0 ? cookie : length, file);
            return new SavedImage(file, running, definition(text, file), HEADER + (long) length);
        } catch (NoSuchFileException missing) {
            throw SystemErrors.of("Failed to open file '" + file + "'", missing);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the saved state " + file, failure);
        }
    }

    private static Element definition(ByteBuffer text, Path file) {
        String whole = StandardCharsets.UTF_8.decode(text).toString();
        int end = whole.indexOf('\0');
        try {
            return Element.parse(end < 0 ? whole : whole.substring(0, end), "saved definition");
        } catch (BadXml broken) {
            throw bad(file, "its definition is damaged: " + broken.getMessage());
        }
    }

    private static ByteBuffer take(FileChannel channel, long at, int length, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw bad(file, "it is cut short");
            }
        }
        return bytes.flip();
    }

    /**
     * Exchanges the definition, and whether the guest is to run.
     *
     * @throws VirtException when the new definition is longer than there is room for
     */
    SavedImage redefine(Element newDefinition, boolean newRunning) {
        byte[] text = bytes(newDefinition);
        int room = (int) (stateAt - HEADER);
        if (text.length > room) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "new xml too large to fit in file " + file + ": it has " + text.length
                            + " bytes, and there is room for " + room);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(room).put(0, text), HEADER);
            channel.write(header(COMPLETE, room, newRunning), 0);
            channel.force(true);
            return new SavedImage(file, newRunning, newDefinition, stateAt);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write the saved state " + file, failure);
        }
    }

    void remove() {
        AtomicFiles.delete(file, "the saved state");
    }

    private static VirtException bad(Path file, String why) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED, "the file " + file + " holds no usable state of a guest: " + why);
    }
}
