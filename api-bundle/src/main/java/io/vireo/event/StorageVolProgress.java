package io.vireo.event;

import io.vireo.Bytes;
import io.vireo.storage.StorageVolRef;
import java.util.Objects;

/**
 * Something that takes long is done to a storage volume, and has got on. Told about twice a second by drivers of this host;
 * libvirt has no such event, so it crosses no wire.
 *
 * @param volume which volume
 * @param operation what is done
 * @param done how much of it is done
 * @param total how much there is to do, as far as is known
 */
public record StorageVolProgress(StorageVolRef volume, Operation operation, Bytes done, Bytes total)
        implements VirtEvent {

    /** What takes long. */
    public enum Operation {
        /** It is filled with the content of another volume. */
        CLONE,
        /** Its content is overwritten. */
        WIPE,
        /** Its content is written by a client. */
        UPLOAD,
        /** Its content is read by a client. */
        DOWNLOAD
    }

    /** Refuses an event that lacks a part. */
    public StorageVolProgress {
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(done, "done");
        Objects.requireNonNull(total, "total");
    }

    @Override
    public StorageVolRef subject() {
        return volume;
    }
}
