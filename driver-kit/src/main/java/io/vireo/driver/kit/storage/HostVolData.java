package io.vireo.driver.kit.storage;

import io.vireo.Bytes;
import io.vireo.VirtStream;
import io.vireo.event.StorageVolProgress;
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
            VolumeProgress progress = progress(StorageVolProgress.Operation.DOWNLOAD);
            DownloadStream stream = DownloadStream.open(
                    volume.present(),
                    offset.bytes(),
                    length.bytes(),
                    flags.contains(StorageVolDownloadFlag.SPARSE_STREAM),
                    () -> {
                        progress.close();
                        volume.endReading();
                    });
            progress.measure(stream.length(), stream::done);
            return stream;
        } catch (RuntimeException failure) {
            volume.endReading();
            throw failure;
        }
    }

    @Override
    public VirtStream upload(Bytes offset, Bytes length, Set<StorageVolUploadFlag> flags) {
        volume.beginWriting();
        try {
            VolumeProgress progress = progress(StorageVolProgress.Operation.UPLOAD);
            UploadStream stream = UploadStream.open(volume.present(), offset.bytes(), length.bytes(), () -> {
                progress.close();
                try {
                    volume.rewritten();
                } finally {
                    volume.endWriting();
                }
            });
            long rest = volume.present().size().capacity() - offset.bytes();
            progress.measure(length.bytes() == 0 ? Math.max(0, rest) : length.bytes(), stream::done);
            return stream;
        } catch (RuntimeException failure) {
            volume.endWriting();
            throw failure;
        }
    }

    private VolumeProgress progress(StorageVolProgress.Operation operation) {
        return volume.pool().host().progress(volume::ref, operation);
    }
}
