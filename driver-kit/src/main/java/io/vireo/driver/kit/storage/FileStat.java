package io.vireo.driver.kit.storage;

import io.vireo.xml.Element;
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

    /**
     * Returns mode and owners.
     *
     * @return all of them
     */
    public Permissions permissions() {
        return new Permissions(OptionalInt.of(mode), OptionalInt.of(owner), OptionalInt.of(group), Optional.empty());
    }

    Element timestamps() {
        return Element.of("timestamps")
                .add("atime", accessed)
                .add("mtime", modified)
                .add("ctime", changed)
                .add("btime", "0");
    }
}
