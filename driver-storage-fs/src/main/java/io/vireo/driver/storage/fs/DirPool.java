package io.vireo.driver.storage.fs;

import io.vireo.InvalidState;
import io.vireo.driver.kit.Flags;
import io.vireo.driver.kit.storage.PoolContent;
import io.vireo.driver.kit.storage.PoolDefinition;
import io.vireo.driver.kit.storage.PoolSizes;
import io.vireo.driver.kit.storage.PoolType;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeWork;
import io.vireo.storage.StoragePoolBuildFlag;
import io.vireo.storage.StoragePoolDeleteFlag;
import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of this host.
 *
 * @param folder what is done with it
 * @param files what is done with the files in it
 */
record DirPool(Folder folder, FileVolumes files) implements PoolType {

    private static final Claims KNOWN = Claims.of("source/dir/@path", "features/cow/@state");

    @Override
    public String name() {
        return "dir";
    }

    @Override
    public Claims known() {
        return KNOWN;
    }

    @Override
    public Element complete(Element given) {
        return PoolXml.withTarget(given.put(Element.of("source")));
    }

    @Override
    public Element capabilities() {
        return Element.of("pool").add(PoolXml.volumeFormats());
    }

    @Override
    public String place(PoolDefinition pool) {
        return pool.target().toString();
    }

    @Override
    public void build(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        requireNoFormatting(pool, flags);
        folder.build(pool);
    }

    static void requireNoFormatting(PoolDefinition pool, Set<StoragePoolBuildFlag> flags) {
        Flags.only(
                "virStorageBackendFileSystemBuild",
                flags,
                StoragePoolBuildFlag.OVERWRITE,
                StoragePoolBuildFlag.NO_OVERWRITE);
        if (!flags.isEmpty()) {
            throw new InvalidState("No source device specified when formatting pool '" + pool.name() + "'");
        }
    }

    @Override
    public void delete(PoolDefinition pool, Set<StoragePoolDeleteFlag> flags) {
        Flags.only("virStorageBackendDeleteLocal", flags);
        folder.delete(pool);
    }

    @Override
    public boolean isThere(PoolDefinition pool) {
        return Files.isDirectory(pool.target());
    }

    @Override
    public PoolContent read(PoolDefinition pool, Map<String, Volume> known) {
        return folder.read(pool, known);
    }

    @Override
    public Optional<PoolSizes> measure(PoolDefinition pool) {
        return Optional.of(folder.sizes(pool.target()));
    }

    @Override
    public VolumeWork volumes() {
        return files;
    }
}
