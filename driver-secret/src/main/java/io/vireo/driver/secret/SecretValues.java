package io.vireo.driver.secret;

import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.StateFolders;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The values that outlive the process, each in a file for this user alone.
 *
 * @param folder where they are
 */
record SecretValues(Path folder) {

    /** As libvirt bounds it, so that every value fits into one answer. */
    static final int LARGEST = 64 << 10;

    static SecretValues open(Path folder) {
        StateFolders.create(folder);
        AtomicFiles.removeLeftovers(folder);
        return new SecretValues(folder);
    }

    void save(UUID uuid, byte[] value) {
        AtomicFiles.write(fileOf(uuid), ByteBuffer.wrap(value), "the value of secret " + uuid);
    }

    void delete(UUID uuid) {
        AtomicFiles.delete(fileOf(uuid), "the value of secret " + uuid);
    }

    Optional<byte[]> find(UUID uuid) {
        Path file = fileOf(uuid);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || channel.size() > LARGEST) {
                throw new IOException("it holds no value of a secret");
            }
            ByteBuffer value = ByteBuffer.allocate((int) channel.size());
            while (value.hasRemaining() && channel.read(value) >= 0) {}
            return Optional.of(value.array());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read the value of secret " + uuid + " from " + file, failure);
        }
    }

    private Path fileOf(UUID uuid) {
        return folder.resolve(uuid + ".value");
    }
}
