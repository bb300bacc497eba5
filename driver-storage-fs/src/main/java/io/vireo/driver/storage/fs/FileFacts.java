package io.vireo.driver.storage.fs;

import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.ImageHeader;
import io.vireo.driver.kit.storage.Permissions;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What volumes can be told from files. */
final class FileFacts {

    private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*");

    private FileFacts() {}

    /** What the file system says, but for the storage that the file takes, which is given; empty when it is gone. */
    static Optional<FileStat> stat(Path file, long allocated) {
        return FileStat.of(file, allocated);
    }

    /** What the first bytes of a file say; raw for one that was made as raw, or cannot be read. */
    static ImageHeader header(Path file) {
        ImageHeader header;
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            header = ImageHeader.read(channel);
        } catch (IOException unreadable) {
            return ImageHeader.RAW;
        }
        boolean disguised = !header.equals(ImageHeader.RAW) && !header.luks() && Marks.isRaw(file);
        return disguised ? ImageHeader.RAW : header;
    }

    /** The volume that a file or folder is. */
    static Volume volume(Path pool, String name, FileStat stat) {
        Path path = pool.resolve(name);
        if (stat.kind() == 'd') {
            return volume(name, path, StorageVolType.DIR, "dir", new Volume.Size(0, 0, 0), stat, Volume.Details.NONE);
        }
        ImageHeader header = header(path);
        Volume.Size size = new Volume.Size(header.capacity().orElse(stat.size()), stat.allocated(), stat.size());
        Optional<Element> encryption =
                header.luks() ? Optional.of(Element.of("encryption").with("format", "luks")) : Optional.empty();
        Optional<Volume.Backing> backing = header.backing().map(text -> backing(pool, path, text, header));
        Volume.Details details =
                new Volume.Details(backing, encryption, header.compat(), header.clusterSize(), header.features());
        return volume(name, path, StorageVolType.FILE, header.format(), size, stat, details);
    }

    private static Volume volume(
            String name,
            Path path,
            StorageVolType type,
            String format,
            Volume.Size size,
            FileStat stat,
            Volume.Details details) {
        return new Volume(name, path.toString(), path, type, format, size, Optional.of(stat), details, List.of());
    }

    /** What lies beneath. Only of a file beside it is said more than the header says. */
    private static Volume.Backing backing(Path pool, Path file, String text, ImageHeader header) {
        String path = absolute(file, text);
        boolean beside = !isAddress(path) && pool.equals(Path.of(path).getParent());
        Optional<FileStat> stat = beside ? stat(Path.of(path), 0) : Optional.empty();
        String format = header.backingFormat()
                .orElseGet(() -> stat.isPresent() ? header(Path.of(path)).format() : "raw");
        return new Volume.Backing(path, format, stat.filter(each -> each.kind() == 'f'), Permissions.ANY);
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static String absolute(Path file, String text) {
        return isAddress(text) ? text : file.resolveSibling(text).normalize().toString();
    }
}
