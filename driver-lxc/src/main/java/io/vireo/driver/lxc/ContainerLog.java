package io.vireo.driver.lxc;

import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.FileNames;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What liblxc writes about the last run of a domain's container.
 *
 * @param file the file
 */
record ContainerLog(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerLog.class);
    private static final int TAIL = 16384;
    private static final int SHOWN = 1000;
    private static final Pattern ENDED =
            Pattern.compile("Child <(\\d+)> ended on (error|signal)[^(\\n]*\\((\\d{1,3})\\)");
    private static final Pattern ERROR = Pattern.compile(" ERROR +\\S+ - \\S+ - (.*)");
    private static final Pattern STARTED = Pattern.compile(" NOTICE +\\S+ - \\S+ - Started \"");

    static Path fileOf(Path folder, String name) {
        return folder.resolve(FileNames.encode(name) + ".log");
    }

    /** Makes room for another run; what was said about the one before is kept beside it. */
    void begin() {
        try {
            if (Files.isSymbolicLink(file)) {
                throw Refusal.failed("the log " + file + " is a symbolic link, which is not followed; remove it");
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                // The end of a run is read out of it, so each run has a log of its own.
                Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            AtomicFiles.writeUnforced(file, "", "the log of a container");
        } catch (IOException failure) {
            throw SystemErrors.of("cannot use the log " + file, failure);
        }
    }

    /**
     * How the first process of a run ended; liblxc says nothing of one that ended with 0.
     *
     * @param init the process; 0 when it ended before anybody saw it
     */
    ExitNote exit(long init) {
        ExitNote found = ExitNote.CLEAN;
        Matcher line = ENDED.matcher(tail());
        while (line.find()) {
            if (init == 0 || Long.parseLong(line.group(1)) == init) {
                found = new ExitNote(line.group(2).equals("signal"), Integer.parseInt(line.group(3)));
            }
        }
        return found;
    }

    /** Whether a start has come to where init runs. */
    boolean saysStarted(long from) {
        return STARTED.matcher(tail(from)).find();
    }

    /** What liblxc complained about when a start failed; its end when it was much. */
    Optional<String> complaint(long from) {
        List<String> errors = ERROR.matcher(tail(from))
                .results()
                .map(each -> each.group(1))
                .distinct()
                .toList();
        List<String> telling =
                errors.stream().filter(ContainerLog::isTelling).limit(4).toList();
        String text = String.join("; ", telling.isEmpty() ? errors : telling);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text.substring(0, Math.min(SHOWN, text.length())).replaceAll("\\p{Cntrl}", " "));
    }

    /** Most of what follows a first error only says that there was one. */
    private static boolean isTelling(String error) {
        return !error.contains("An error occurred in another process")
                && !error.contains("Failed to spawn container")
                && !error.contains("Received container state")
                && !error.contains("The container failed to start")
                && !error.contains("To get more details")
                && !error.contains("Additional information can be obtained")
                && !error.contains("Unsupported config key \"lxc.seccomp\"");
    }

    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private String tail() {
        return tail(0);
    }

    private String tail(long from) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(TAIL);
            long start = Math.max(from, channel.size() - TAIL);
            int read = channel.read(bytes, start);
            return read <= 0 ? "" : new String(bytes.array(), 0, read, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            LOG.debug("The log {} cannot be read", file, unreadable);
            return "";
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the log " + file, failure);
        }
    }
}
