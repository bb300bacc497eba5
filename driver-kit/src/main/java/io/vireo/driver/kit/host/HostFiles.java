package io.vireo.driver.kit.host;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small files in which the kernel tells about the host, below {@code /proc} and {@code /sys}.
 *
 * <p>What is missing answers empty: no kernel has all of them.
 */
public final class HostFiles {
    private static final Logger LOG = LoggerFactory.getLogger(HostFiles.class);

    /** The files of the host that this runs on. */
    public static final HostFiles REAL = new HostFiles(Path.of("/"));

    private final Path root;

    /** For a host whose file system begins there; tests have one of their own. */
    public HostFiles(Path root) {
        this.root = root;
    }

    /** Where a file is. */
    public Path path(String path) {
        return root.resolve(path);
    }

    /** What a file says, without white space around it; empty when there is none. */
    public Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(path(path)).strip());
        } catch (IOException e) {
            LOG.trace("The host does not tell {}", path, e);
            return Optional.empty();
        }
    }

    /**
     * Writes to a file of the kernel.
     *
     * @throws io.vireo.VirtException when there is no such file, or the kernel refuses what is written
     */
    public void write(String path, String text) {
        try {
            Files.writeString(path(path), text, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write '" + text + "' to " + path(path), failure);
        }
    }

    /** The number that the file begins with. */
    public OptionalLong number(String path) {
        return text(path).map(HostFiles::leading).orElse(OptionalLong.empty());
    }

    /** The number that a text begins with: 32768 of {@code 32768K}. */
    public static OptionalLong leading(String text) {
        int end = text.startsWith("-") ? 1 : 0;
        while (end < text.length() && end < 18 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        try {
            return OptionalLong.of(Long.parseLong(text.substring(0, end)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A number out of a file of lines {@code name: value}. */
    public OptionalLong tableNumber(String path, String name) {
        return value(lines(path), name).map(HostFiles::leading).orElse(OptionalLong.empty());
    }

    /** The lines of a file; none when there is no such file. */
    public List<String> lines(String path) {
        return text(path).map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The numbers N of the entries {@code prefixN} of a folder, in their order. */
    public List<Integer> numbered(String folder, String prefix) {
        try (Stream<Path> entries = Files.list(path(folder))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches(prefix + "[0-9]{1,9}"))
                    .map(name -> Integer.valueOf(name.substring(prefix.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.trace("The host has no {}", folder, e);
            return List.of();
        }
    }

    /** Says whether there is such a file or folder. */
    public boolean exists(String path) {
        return Files.exists(path(path));
    }

    /** A value of a table of lines {@code name: value}; empty when it is not there. */
    public static Optional<String> value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name)
                        && line.substring(name.length()).strip().startsWith(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
