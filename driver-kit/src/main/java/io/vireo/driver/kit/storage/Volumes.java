package io.vireo.driver.kit.storage;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Passphrases;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVolControl;
import io.vireo.storage.StorageVolRef;
import io.vireo.storage.StorageVolType;
import io.vireo.xml.Element;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The volumes and secrets that a session reaches: of its own host, and by its companions.
 *
 * @param session the session
 */
record Volumes(StorageSession session) {

    /**
     * A volume that nobody changes while it is read.
     *
     * @param volume the volume
     * @param giveBack ends that
     */
    record Lent(Volume volume, Runnable giveBack) implements AutoCloseable {

        @Override
        public void close() {
            giveBack.run();
        }
    }

    VolumeWork.Surroundings surroundings(VolumeProgress progress) {
        return new VolumeWork.Surroundings(this::passphrase, this::at, progress);
    }

    Lent borrow(StorageVolRef ref) {
        Optional<HostPool> own = session.host().pools().find(ref.pool());
        if (own.isEmpty()) {
            return new Lent(foreign(ref), () -> {});
        }
        HostVolume volume = own.get().require(ref.name());
        volume.beginReading();
        try {
            return new Lent(volume.refreshed(), volume::endReading);
        } catch (RuntimeException failure) {
            volume.endReading();
            throw failure;
        }
    }

    /** A volume of another driver's pool. */
    private Volume foreign(StorageVolRef ref) {
        try {
            StorageVolControl control = session.companions().part(StorageVolControl.class, ref);
            return described(ref, Element.parse(control.xmlDesc()));
        } catch (Unsupported nobody) {
            throw new NotFound(ErrorCode.NO_STORAGE_POOL, "no storage pool with matching name '" + ref.pool() + "'");
        }
    }

    private static Volume described(StorageVolRef ref, Element document) {
        Volume.Size size = new Volume.Size(number(document, "capacity"), number(document, "allocation"), 0);
        Volume.Details details = Volume.Details.NONE.withEncryption(document.find("target/encryption"));
        return new Volume(
                ref.name(),
                ref.key(),
                Path.of(document.at("target/path").orElse(ref.key())),
                StorageVolType.BLOCK,
                document.at("target/format/@type").orElse("raw"),
                size,
                Optional.empty(),
                details,
                List.of());
    }

    private static long number(Element document, String path) {
        return document.at(path).map(Long::parseLong).orElse(0L);
    }

    private Optional<Volume> at(String path) {
        Optional<Volume> own = session.host()
                .volumeAt(clean(path))
                .filter(each -> !each.isBeginning())
                .map(HostVolume::present);
        return own.isPresent() ? own : elsewhere(path);
    }

    private static String clean(String path) {
        try {
            return path.startsWith("/") ? Path.of(path).normalize().toString() : path;
        } catch (InvalidPathException none) {
            return path;
        }
    }

    private Optional<Volume> elsewhere(String path) {
        try {
            StorageVolRef ref = session.companions()
                    .part(StoragePools.class, ConnectRef.INSTANCE)
                    .volByPath(path);
            return Optional.of(foreign(ref));
        } catch (NotFound | Unsupported none) {
            return Optional.empty();
        }
    }

    private byte[] passphrase(Element encryption) {
        return Passphrases.of(encryption, session.companions()::part);
    }
}
