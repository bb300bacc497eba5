package io.vireo.driver.kit.storage;

import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the file system says about a file.
 *
 * @param kind as {@code find} names it: {@code f}, {@code d}, {@code b}, ...
 * @param size how long it is, in bytes
 * @param allocated how much storage it takes, in bytes
 * @param mode the nine bits of access
 * @param owner the number of the user
 * @param group the number of the group
 * @param accessed when it was read, in seconds with a fraction
 * @param modified when it was written
 * @param changed when anything about it changed
 */
public record FileStat(
        char kind,
        long size,
        long allocated,
        int mode,
        int owner,
        int group,
        String accessed,
        String modified,
        String changed) {

    /** Each by its name: asked for all, Java would look up how the owners are called, in other files. */
    private static final String ASKED =
            "unix:isRegularFile,isDirectory,size,mode,uid,gid,lastAccessTime,lastModifiedTime,ctime";

    /** How much storage a file takes when nobody has looked yet. */
    public static final long UNMEASURED = -1;

    /**
     * Asks what the file system says; of a symbolic link, of the link itself.
     *
     * @param file a file, folder or device
     * @param allocated how much storage it takes, which Java does not tell; {@link #UNMEASURED} for nobody has looked
     * @return what it says; empty when there is no such file
     */
    public static Optional<FileStat> of(Path file, long allocated) {
        try {
            Map<String, Object> all = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
            char kind = Boolean.TRUE.equals(all.get("isRegularFile"))
                    ? 'f'
                    : Boolean.TRUE.equals(all.get("isDirectory")) ? 'd' : '?';
            return Optional.of(new FileStat(
                    kind,
                    (Long) all.get("size"),
                    allocated,
                    (Integer) all.get("mode") & 0777,
                    (Integer) all.get("uid"),
                    (Integer) all.get("gid"),
                    time(all.get("lastAccessTime")),
                    time(all.get("lastModifiedTime")),
                    time(all.get("ctime"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String time(Object attribute) {
        Instant at = ((FileTime) attribute).toInstant();
        return at.getNano() == 0
                ? Long.toString(at.getEpochSecond())
                : String.format(Locale.ROOT, "%d.%09d", at.getEpochSecond(), at.getNano());
    }

    /**
     * Asks what the file system says of a device, which may be named by a symbolic link of the system's.
     *
     * @param device the device
     * @return what it says; empty when there is no such device
     */
    public static Optional<FileStat> ofDevice(Path device) {
        try {
            return of(device.toRealPath(), 0);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /**
     * Returns mode and owners.
     *
     * @return all of them
     */
    public Permissions permissions() {
        return new Permissions(OptionalInt.of(mode), OptionalInt.of(owner), OptionalInt.of(group), Optional.empty());
    }

    /**
     * Says whether this is a plain file and nothing but the time of reading has changed.
     *
     * @param now the same file, later
     * @return true when its content is what it was
     */
    public boolean isSameFileAs(FileStat now) {
        return kind == 'f'
                && now.kind == 'f'
                && size == now.size
                && allocated == now.allocated
                && modified.equals(now.modified)
                && changed.equals(now.changed);
    }

    /**
     * Returns when anything about it changed, in whole seconds.
     *
     * @return seconds since 1970
     */
    public long changedSecond() {
        int dot = changed.indexOf('.');
        return Long.parseLong(dot < 0 ? changed : changed.substring(0, dot));
    }

    Instant changedAt() {
        String[] parts = changed.split("\\.");
        return Instant.ofEpochSecond(
                Long.parseLong(parts[0]),
                parts.length < 2 ? 0 : Long.parseLong((parts[1] + "000000000").substring(0, 9)));
    }

    Element timestamps() {
        return Element.of("timestamps")
                .add("atime", accessed)
                .add("mtime", modified)
                .add("ctime", changed)
                .add("btime", "0");
    }
}
