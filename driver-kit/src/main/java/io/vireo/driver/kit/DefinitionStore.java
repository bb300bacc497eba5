package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Definitions in a folder: one file for each, written so that at every moment either the old or the new one is there, and
 * whole.
 *
 * <p>What {@link #save} has confirmed survives a kill of the process and a failure of the power. When the disk is full
 * or refuses, saving fails with {@link ErrorCode#SYSTEM_ERROR} and the old content stays. A store is for many threads of
 * one process.
 */
public final class DefinitionStore {

    private static final Logger LOG = LoggerFactory.getLogger(DefinitionStore.class);
    private static final String ENDING = ".xml";
    private static final String BROKEN = ".broken-";
    private static final long LARGEST = 16L << 20;

    private final Path folder;
    private final Path autostart;
    private final boolean forced;

    private DefinitionStore(Path folder, boolean forced) {
        this.folder = folder;
        this.forced = forced;
        this.autostart = folder.resolve("autostart");
    }

    /**
     * Opens a store; makes its folder and removes what a killed process left half-written.
     *
     * @param folder where the definitions are, or will be
     * @return the store
     * @throws VirtException when the folder cannot be made or is not safe
     */
    public static DefinitionStore open(Path folder) {
        return open(folder, true);
    }

    /**
     * Opens a store of what a restart of the host makes worthless, such as what runs: it survives a kill of the process, and
     * nobody waits for the disk.
     *
     * @param folder where it is, or will be
     * @return the store
     * @throws VirtException when the folder cannot be made or is not safe
     */
    public static DefinitionStore openPassing(Path folder) {
        return open(folder, false);
    }

    private static DefinitionStore open(Path folder, boolean forced) {
        DefinitionStore store = new DefinitionStore(StateFolders.create(folder), forced);
        StateFolders.create(store.autostart);
        AtomicFiles.removeLeftovers(folder);
        AtomicFiles.removeLeftovers(store.autostart);
        return store;
    }

    /**
     * Writes a definition, or replaces it.
     *
     * @param key what it is found by: a UUID, or a name
     * @param text its content
     * @throws VirtException when it cannot be written; the old one, if any, is still there then
     */
    public synchronized void save(String key, String text) {
        String what = "the definition of '" + Names.shown(key) + "'";
        if (forced) {
            AtomicFiles.write(fileOf(key), text, what);
        } else {
            AtomicFiles.writePassing(fileOf(key), text, what);
        }
    }

    /**
     * Reads a definition.
     *
     * @param key what it was saved under
     * @return its content; empty when there is none
     * @throws VirtException when it cannot be read
     */
    public synchronized Optional<String> find(String key) {
        Path file = fileOf(key);
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(read(file)) : Optional.empty();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the definition of '" + Names.shown(key) + "' from " + file, failure);
        }
    }

    /**
     * Removes a definition and its autostart mark; does nothing when there is none.
     *
     * @param key what it was saved under
     * @throws VirtException when it cannot be removed
     */
    public synchronized void delete(String key) {
        String what = "the definition of '" + Names.shown(key) + "'";
        delete(markOf(key), what);
        delete(fileOf(key), what);
    }

    private void delete(Path file, String what) {
        if (forced) {
            AtomicFiles.delete(file, what);
        } else {
            AtomicFiles.deletePassing(file, what);
        }
    }

    /**
     * Says whether a definition is marked to be started with the platform.
     *
     * @param key what it was saved under
     * @return true when the mark is there
     */
    public boolean isAutostart(String key) {
        return Files.exists(markOf(key), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Sets or removes the mark of a definition that is to be started with the platform.
     *
     * @param key what it was saved under
     * @param marked whether it is to be marked
     * @throws VirtException when that cannot be written
     */
    public synchronized void setAutostart(String key, boolean marked) {
        String what = "the autostart mark of '" + Names.shown(key) + "'";
        if (marked) {
            AtomicFiles.write(markOf(key), "", what);
        } else {
            AtomicFiles.delete(markOf(key), what);
        }
    }

    /**
     * Reads all definitions, in the order of their keys.
     *
     * <p>A file that cannot be read, or that the reader refuses, is set aside under another name and reported; it is
     * neither lost nor in the way of the others.
     *
     * @param reader makes a driver's object of a definition; refuses it by any exception
     * @param <T> the driver's object
     * @return what the reader made, and what was set aside
     * @throws VirtException when the folder itself cannot be read
     */
    public <T> Loaded<T> load(Function<StoredDefinition, T> reader) {
        return load(listed -> Optional.empty(), reader);
    }

    /**
     * Goes through all definitions, in the order of their keys, and reads those that are not known already.
     *
     * <p>A file that cannot be read, or that either function refuses, is set aside as in {@link #load(Function)}.
     *
     * @param known makes a driver's object of what is known of a definition without its text; empty to have it read
     * @param reader makes a driver's object of a definition; refuses it by any exception
     * @param <T> the driver's object
     * @return what was made, and what was set aside
     * @throws VirtException when the folder itself cannot be read
     */
    public synchronized <T> Loaded<T> load(
            Function<ListedDefinition, Optional<T>> known, Function<StoredDefinition, T> reader) {
        List<T> objects = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>();
        Set<String> marks = Set.copyOf(names(autostart, ""));
        for (String name : names(folder, ENDING)) {
            Path file = folder.resolve(name);
            try {
                ListedDefinition listed = listed(file, name, marks);
                Optional<T> object = known.apply(listed);
                objects.add(object.isPresent() ? object.get() : reader.apply(definitionIn(file, listed)));
            } catch (IOException | RuntimeException bad) {
                setAside.add(setAside(file, String.valueOf(bad.getMessage())));
            }
        }
        return new Loaded<>(objects, setAside);
    }

    /**
     * Sets a definition aside that turned out to be unusable, so that it is not loaded again; its file stays under
     * another name.
     *
     * @param key what it was saved under
     * @param why what is wrong with it, for the log
     * @return where it is now
     */
    public synchronized SetAside setAside(String key, String why) {
        return setAside(fileOf(key), why);
    }

    private SetAside setAside(Path file, String why) {
        Path target =
                file.resolveSibling(file.getFileName() + BROKEN + Instant.now().toEpochMilli());
        LOG.warn("{} holds no usable definition ({}); it is kept as {}", file, why, target.getFileName());
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            return new SetAside(file, target, why);
        } catch (IOException failure) {
            LOG.warn("{} cannot be renamed and stays where it is", file, failure);
            return new SetAside(file, file, why);
        }
    }

    private static ListedDefinition listed(Path file, String name, Set<String> marks) throws IOException {
        String encoded = name.substring(0, name.length() - ENDING.length());
        String key = FileNames.decode(encoded)
                .orElseThrow(() -> new IOException("its name is not one that this store gives"));
        return new ListedDefinition(key, stamp(file), marks.contains(encoded));
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!facts.isRegularFile()) {
            throw new IOException("it is a symbolic link or no file");
        }
        return facts.size() + "," + facts.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "," + facts.fileKey();
    }

    private static StoredDefinition definitionIn(Path file, ListedDefinition listed) throws IOException {
        String text = read(file);
        if (text.isBlank()) {
            throw new IOException("it is empty");
        }
        return new StoredDefinition(listed.key(), text, listed.autostart());
    }

    private static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is a symbolic link or no file");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than " + (LARGEST >> 20) + " MiB");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException bad) {
            throw new IOException("it is not UTF-8 text", bad);
        }
    }

    private static List<String> names(Path folder, String ending) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (name.endsWith(ending)) {
                    names.add(name);
                }
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot list the definitions in " + folder, failure);
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private Path fileOf(String key) {
        return folder.resolve(FileNames.encode(key) + ENDING);
    }

    private Path markOf(String key) {
        return autostart.resolve(FileNames.encode(key));
    }
}
