package io.vireo.driver.kit.storage;

import io.vireo.Bytes;
import io.vireo.VirtStream;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolDownloadFlag;
import io.vireo.storage.StorageVolUploadFlag;
import java.util.Set;

/** The content of one volume. */
final class HostVolData implements StorageVolData {

    private final HostVolume volume;

    HostVolData(HostVolume volume) {
        this.volume = volume;
    }

    @Override
    public VirtStream download(Bytes offset, Bytes length, Set<StorageVolDownloadFlag> flags) {
        volume.beginReading();
        try {
            return DownloadStream.open(
                    volume.present(),
                    offset.bytes(),
                    length.bytes(),
                    flags.contains(StorageVolDownloadFlag.SPARSE_STREAM),
                    volume::endReading);
        } catch (RuntimeException failure) {
            volume.endReading();
            throw failure;
        }
    }

    @Override
    public VirtStream upload(Bytes offset, Bytes length, Set<StorageVolUploadFlag> flags) {
        volume.beginWriting();
        try {
            return UploadStream.open(volume.present(), offset.bytes(), length.bytes(), () -> {
                try {
                    volume.rewritten();
                } finally {
                    volume.endWriting();
                }
            });
        } catch (RuntimeException failure) {
            volume.endWriting();
            throw failure;
        }
    }
}
