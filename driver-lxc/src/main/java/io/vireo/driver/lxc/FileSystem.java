package io.vireo.driver.lxc;

import io.vireo.Bytes;
import io.vireo.xml.Element;
import io.vireo.xml.Field;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A file system of a container.
 *
 * @param kind where it comes from
 * @param source a folder, an image or a block device of the host; a folder of the container for {@code BIND}; empty for
 *     {@code RAM}
 * @param target where it is in the container
 * @param size of {@code RAM}
 */
record FileSystem(Kind kind, String source, String target, boolean readOnly, Bytes size) {

    /** Where a file system comes from. */
    enum Kind {
        /** A folder of the host. */
        MOUNT,
        /** A folder of the container. */
        BIND,
        /** Memory. */
        RAM,
        /** An image, by a loop device. */
        FILE,
        /** A block device. */
        BLOCK
    }

    private static final Field<Kind> KIND = Field.oneOf("@type", Kind.class);
    private static final Field<Long> USAGE = Field.number("source/@usage", 1, Long.MAX_VALUE >> 40);

    static List<FileSystem> all(Element definition) {
        // What lies deeper is mounted later, or it would be covered.
        return definition.findAll("devices/filesystem").stream()
                .map(FileSystem::of)
                .sorted(Comparator.comparingInt(each -> each.target().length()))
                .toList();
    }

    static FileSystem of(Element element) {
        Kind kind = KIND.read(element).orElse(Kind.MOUNT);
        String target = element.at("target/@dir").orElseThrow(() -> Refusal.xml("a filesystem has no target"));
        HostPaths.requireAbsolute("target of a filesystem", target);
        return new FileSystem(
                kind, source(kind, element), target, element.child("readonly").isPresent(), size(kind, element));
    }

    private static String source(Kind kind, Element element) {
        String attribute = switch (kind) {
            case MOUNT, BIND -> "dir";
            case FILE -> "file";
            case BLOCK -> "dev";
            case RAM -> "";
        };
        if (attribute.isEmpty()) {
            return "";
        }
        // The live definition of an image names the block device that was made of it.
        String source = element.at("source/@" + (kind == Kind.FILE ? "dev" : attribute))
                .or(() -> element.at("source/@" + attribute))
                .orElseThrow(() -> Refusal.xml("a filesystem of type " + word(kind) + " has no source/@" + attribute));
        HostPaths.requireAbsolute("source of a filesystem", source);
        return source;
    }

    private static Bytes size(Kind kind, Element element) {
        if (kind != Kind.RAM) {
            return Bytes.ZERO;
        }
        long usage = USAGE.require(element);
        String unit = element.at("source/@units").orElse("KiB");
        return Field.memory("size")
                .require(Element.of("filesystem")
                        .add(Element.of("size", Long.toString(usage)).with("unit", unit)));
    }

    boolean isRoot() {
        return target.matches("/+");
    }

    /** Whether a path of the container is below this, or this itself. */
    boolean covers(Path path) {
        return path.startsWith(Path.of(target));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
