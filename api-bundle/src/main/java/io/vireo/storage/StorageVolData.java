package io.vireo.storage;

import io.vireo.Access;
import io.vireo.Busy;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.VirtStream;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The content of a storage volume, as a stream of bytes. */
@ConsumerType
public interface StorageVolData extends Facet.OfStorageVol {

    /**
     * Reads content.
     *
     * @param offset where to begin
     * @param length how much to read; zero for everything up to the end
     * @param flags how
     * @return a stream to read from
     * @throws Busy when it is being written
     */
    @C("virStorageVolDownload")
    @Access("storage_vol:data_read")
    VirtStream download(Bytes offset, Bytes length, Set<StorageVolDownloadFlag> flags);

    /**
     * Writes content.
     *
     * <p>What was written counts once the stream is finished.
     *
     * @param offset where to begin
     * @param length the most that may be written; zero for no bound but the volume's end
     * @param flags how
     * @return a stream to write to
     * @throws Busy when it is being read or written
     */
    @C("virStorageVolUpload")
    @Access("storage_vol:data_write")
    default VirtStream upload(Bytes offset, Bytes length, Set<StorageVolUploadFlag> flags) {
        throw new Unsupported();
    }
}
