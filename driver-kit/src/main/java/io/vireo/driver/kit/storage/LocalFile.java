package io.vireo.driver.kit.storage;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.storage.StorageVolType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files and devices that volumes are. A symbolic link in a folder of files is never followed, whoever planted it; those
 * below {@code /dev} that lead to devices are the system's.
 */
final class LocalFile {

    private LocalFile() {}

    static FileChannel open(Volume volume, StandardOpenOption... how) {
        if (!volume.path().isAbsolute()) {
            throw new Unsupported(
                    ErrorCode.NO_SUPPORT,
                    "volume '" + volume.name() + "' lies on a server: its content is reached by guests alone");
        }
        Path path = volume.path();
        Set<OpenOption> options = new HashSet<>(List.of(how));
        if (volume.type() != StorageVolType.BLOCK) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        try {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw SystemErrors.of("Failed to open storage volume with path '" + path + "': Is a directory", 21);
            }
            return FileChannel.open(path, options);
        } catch (IOException failure) {
            throw SystemErrors.of("Failed to open storage volume with path '" + path + "'", failure);
        }
    }
}
