package io.vireo.driver.qemu;

import io.vireo.driver.kit.FileNames;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of one domain: when it was started with which command, and everything that QEMU said. */
final class GuestLog {

    private static final Logger LOG = LoggerFactory.getLogger(GuestLog.class);
    private static final int TAIL = 4096;

    private final Path file;
    private final long start;

    private GuestLog(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    static GuestLog of(Path folder, String name) {
        Path file = fileOf(folder, name);
        return new GuestLog(file, size(file));
    }

    static Path fileOf(Path folder, String name) {
        return folder.resolve(FileNames.encode(name) + ".log");
    }

    Path file() {
        return file;
    }

    /** Notes a start; what is written from here on is the tail that an error carries. */
    GuestLog starting(QemuVersion version, List<String> command) {
        String text = now() + ": starting up, QEMU " + version + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + "\n" + shown(command) + "\n";
        append(text);
        return new GuestLog(file, size(file));
    }

    void line(String text) {
        append(now() + ": " + text + "\n");
    }

    /** What QEMU said since the start, its end when it was much; empty when it said nothing. */
    String tail() {
        return tail(file, start);
    }

    /** The end of a log, from a place in it. */
    static String tail(Path file, long start) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(start, channel.size() - TAIL);
            ByteBuffer bytes = ByteBuffer.allocate(TAIL);
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                LOG.trace("more of the log");
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            return "(the log " + file + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the log " + file, failure);
        }
    }

    private void append(String text) {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        if (Files.isSymbolicLink(file)) {
            throw Answers.failed("the log " + file + " is a symbolic link, which is not followed; remove it");
        }
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write the log " + file, failure);
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String shown(List<String> command) {
        StringBuilder text = new StringBuilder();
        for (String argument : command) {
            boolean option = argument.startsWith("-");
            text.append(text.isEmpty() ? "" : option ? " \\\n" : " ").append(quoted(argument));
        }
        return text.toString();
    }

    private static String quoted(String argument) {
        boolean plain = !argument.isEmpty() && argument.matches("[A-Za-z0-9_./:=,+@%-]+");
        return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private static long size(Path file) {
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
