package io.vireo.driver.qemu;

import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.ListedDefinition;
import io.vireo.driver.kit.StateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which definition names which domain, kept in a file, so that a restart need not read a thousand documents to answer the
 * first question.
 *
 * <p>An entry counts only for the very file it was made of. Whatever is wrong with the file of names means no more than that
 * definitions are read.
 */
final class KnownNames {

    private static final Logger LOG = LoggerFactory.getLogger(KnownNames.class);
    private static final long MAX_SIZE = 64L << 20;

    private final Path file;
    private final Map<String, String> before;
    private final Map<String, String> now = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();

    private KnownNames(Path file, Map<String, String> before) {
        this.file = file;
        this.before = before;
    }

    static KnownNames in(Path folder) {
        Path file = folder.resolve("names");
        return new KnownNames(file, read(file));
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> names = new HashMap<>();
        try {
            String text = Files.size(file) > MAX_SIZE ? "" : Files.readString(file);
            for (int at = 0, end = text.indexOf('\n'); end >= 0; at = end + 1, end = text.indexOf('\n', at)) {
                int space = text.indexOf(' ', at);
                int second = text.indexOf(' ', space + 1);
                if (space > 0 && second > 0 && second < end) {
                    names.put(text.substring(at, second), text.substring(second + 1, end));
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("No names are known yet");
        } catch (IOException e) {
            LOG.info("The names in {} cannot be used, so definitions are read: {}", file, e.getMessage());
        }
        return names;
    }

    /** The name that a definition gives its domain, if its file is still the same. */
    Optional<String> of(ListedDefinition listed) {
        String entry = listed.key() + " " + listed.stamp();
        Optional<String> name = Optional.ofNullable(before.get(entry));
        name.ifPresentOrElse(known -> now.put(entry, known), () -> asked.put(listed.key(), entry));
        return name;
    }

    /** Remembers the name in a definition that was not known, and is read now. */
    void put(String key, String name) {
        if (name.indexOf('\n') < 0) {
            now.put(asked.get(key), name);
        }
    }

    boolean isChanged() {
        return !now.equals(before);
    }

    /** Writes what is known now; a failure costs only the next start's time. */
    void write() {
        StringBuilder text = new StringBuilder();
        now.forEach((key, name) -> text.append(key).append(' ').append(name).append('\n'));
        try {
            StateFolders.create(file.getParent());
            AtomicFiles.write(file, text.toString(), "the names of domains");
        } catch (VirtException e) {
            LOG.warn("Definitions will be read again after the next start: {}", e.getMessage());
        }
    }
}
