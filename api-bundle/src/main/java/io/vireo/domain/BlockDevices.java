package io.vireo.domain;

import io.vireo.Access;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The disks of a domain. */
@ConsumerType
public interface BlockDevices extends Facet.OfDomain {

    /**
     * Changes a disk's size; the guest notices by itself.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param size the new size
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainBlockResize")
    @Access("domain:block_write")
    default void blockResize(String disk, Bytes size, Set<BlockResizeFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Tells how much was read from a disk and written to it.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path; an empty text means all disks
     *     together
     * @return {@code rd_bytes}, {@code wr_operations} and others
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C(value = "virDomainBlockStatsFlags", older = "virDomainBlockStats")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters blockStats(String disk) {
        throw new Unsupported();
    }

    /**
     * Tells the sizes of a disk.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @return the sizes
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainGetBlockInfo")
    @Access(value = "domain:read", readOnly = true)
    default BlockInfo blockInfo(String disk) {
        throw new Unsupported();
    }

    /**
     * Reads from a disk.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param offset where to begin, in bytes
     * @param size how many bytes
     * @return the bytes
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainBlockPeek")
    @Access("domain:block_read")
    default byte[] blockPeek(String disk, long offset, int size) {
        throw new Unsupported();
    }

    /**
     * Tells how the speed of a disk is limited.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path; empty asks which values there are
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @return {@code total_bytes_sec} and others
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainGetBlockIoTune")
    @Access(value = "domain:read", readOnly = true)
    default TypedParameters blockIoTune(Optional<String> disk, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Limits the speed of a disk.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param parameters the new values, by name; what is not named stays
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.VirtException when a name or value is not known, with {@link io.vireo.ErrorCode#INVALID_ARG}
     */
    @C("virDomainSetBlockIoTune")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setBlockIoTune(String disk, TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Lists the disks that failed.
     *
     * @return those with an error only
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainGetDiskErrors")
    @Access(value = "domain:read", readOnly = true)
    default List<DiskError> diskErrors() {
        throw new Unsupported();
    }

    /**
     * Asks for an event when the guest has written beyond a place of a disk; it comes once.
     *
     * @param disk the disk such as {@code vda}, or a layer such as {@code vda[1]}
     * @param threshold the place; zero takes the question back
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainSetBlockThreshold")
    @Access("domain:write")
    default void setBlockThreshold(String disk, Bytes threshold) {
        throw new Unsupported();
    }

    /**
     * Defines or changes limits that several disks share.
     *
     * @param group the name of the limits
     * @param parameters the limits, as {@link #setBlockIoTune} knows them
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     */
    @C("virDomainSetThrottleGroup")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void setThrottleGroup(String group, TypedParameters parameters, Set<Impact> flags) {
        throw new Unsupported();
    }

    /**
     * Removes limits that no disk uses any more.
     *
     * @param group the name of the limits
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.InvalidState when a disk uses them
     */
    @C("virDomainDelThrottleGroup")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void removeThrottleGroup(Optional<String> group, Set<Impact> flags) {
        throw new Unsupported();
    }
}
