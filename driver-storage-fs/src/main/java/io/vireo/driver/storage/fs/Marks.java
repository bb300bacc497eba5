package io.vireo.driver.storage.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said when a volume was made, kept with its file as extended attributes, where no guest can write: a guest can
 * give its raw disk the header of another format, and that header can name any file of the host.
 */
final class Marks {

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final String FORMAT = "vireo.format";
    private static final String BACKING = "vireo.backing";
    private static final int LONGEST = 4096;

    private Marks() {}

    /** Keeps that a file is raw, whatever stands in it. */
    static void raw(Path file) {
        write(file, FORMAT, "raw");
    }

    /** Keeps that somebody asked for this path to lie beneath. */
    static void backing(Path file, String path) {
        write(file, BACKING, path);
    }

    static boolean isRaw(Path file) {
        return read(file, FORMAT).filter("raw"::equals).isPresent();
    }

    static boolean hasBacking(Path file, String path) {
        return read(file, BACKING).filter(path::equals).isPresent();
    }

    static void clear(Path file) {
        try {
            UserDefinedFileAttributeView view = view(file);
            for (String name : view.list()) {
                if (name.equals(FORMAT) || name.equals(BACKING)) {
                    view.delete(name);
                }
            }
        } catch (IOException | UnsupportedOperationException unable) {
            LOG.debug("{} keeps what was said of it", file, unable);
        }
    }

    private static void write(Path file, String name, String value) {
        try {
            view(file).write(name, StandardCharsets.UTF_8.encode(value));
        } catch (IOException | UnsupportedOperationException unable) {
            // Some file systems have no such attributes; the header is believed there, and backing chains are checked.
            LOG.debug("{} cannot be marked", file, unable);
        }
    }

    private static Optional<String> read(Path file, String name) {
        try {
            UserDefinedFileAttributeView view = view(file);
            if (!view.list().contains(name) || view.size(name) > LONGEST) {
                return Optional.empty();
            }
            ByteBuffer value = ByteBuffer.allocate(view.size(name));
            view.read(name, value);
            return Optional.of(StandardCharsets.UTF_8.decode(value.flip()).toString());
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    private static UserDefinedFileAttributeView view(Path file) {
        return Optional.ofNullable(
                        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS))
                .orElseThrow(UnsupportedOperationException::new);
    }
}
