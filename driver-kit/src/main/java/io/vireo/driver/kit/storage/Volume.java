package io.vireo.driver.kit.storage;

import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A volume, as it was when somebody looked last.
 *
 * @param name its name
 * @param key its key, unique everywhere
 * @param path where it appears on this host; relative when it does not
 * @param type what it is
 * @param format what is in it, such as {@code qcow2}
 * @param size how large it is
 * @param stat what its file says; empty for what is no file
 * @param details what its format says
 * @param sources from which parts of which devices it is made
 */
public record Volume(
        String name,
        String key,
        Path path,
        StorageVolType type,
        String format,
        Size size,
        Optional<FileStat> stat,
        Details details,
        List<Element> sources) {

    /**
     * How large a volume is, in bytes.
     *
     * @param capacity how much a guest can write to it
     * @param allocation how much storage it takes
     * @param physical how long its file is
     */
    public record Size(long capacity, long allocation, long physical) {}

    /**
     * What a format says beside the capacity.
     *
     * @param backing what lies beneath
     * @param encryption the element {@code encryption}
     * @param compat the version of a qcow2
     * @param clusterSize in bytes
     * @param features the features of a qcow2; empty when nobody looked
     */
    public record Details(
            Optional<Backing> backing,
            Optional<Element> encryption,
            Optional<String> compat,
            OptionalLong clusterSize,
            Optional<List<String>> features) {

        /** Nothing. */
        public static final Details NONE = new Details(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());

        /**
         * Returns the same with another encryption.
         *
         * @param other the element {@code encryption}
         * @return the same with that
         */
        public Details withEncryption(Optional<Element> other) {
            return new Details(backing, other, compat, clusterSize, features);
        }
    }

    /**
     * What lies beneath a volume: blocks that were never written come from there.
     *
     * @param path where it is; for what is no file the address
     * @param format what is in it
     * @param stat what its file says, when it is one
     * @param said what somebody said of mode and owners, for what is no file
     */
    public record Backing(String path, String format, Optional<FileStat> stat, Permissions said) {}

    /**
     * Returns where it is for those who ask for it by its path: on a server, its key is its address.
     *
     * @return the path on this host, or the address
     */
    public String address() {
        return type == StorageVolType.NETWORK ? key : path.toString();
    }

    /** Keeps a copy of the list. */
    public Volume {
        sources = List.copyOf(sources);
    }

    /**
     * Returns the same volume with new sizes.
     *
     * @param newSize how large it is
     * @param newStat what its file says
     * @return the same with that
     */
    public Volume with(Size newSize, Optional<FileStat> newStat) {
        return new Volume(name, key, path, type, format, newSize, newStat, details, sources);
    }

    /**
     * Returns the same volume with other details.
     *
     * @param others what its format says
     * @return the same with that
     */
    public Volume with(Details others) {
        return new Volume(name, key, path, type, format, size, stat, others, sources);
    }
}
