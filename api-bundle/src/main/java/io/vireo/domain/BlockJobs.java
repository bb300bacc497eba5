package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Long operations on the disks of a running domain. The calls that begin one return at once; events tell how it goes
 * on.
 */
@ConsumerType
public interface BlockJobs extends Facet.OfDomain {

    /**
     * Ends the job of a disk; a copy that is ready may be gone over to.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.InvalidState when there is no job, or it is not ready to go over
     */
    @C("virDomainBlockJobAbort")
    @Access("domain:write")
    void abortBlockJob(String disk, Set<BlockJobAbortFlag> flags);

    /**
     * Tells how the job of a disk stands.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @return the job; empty when there is none
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainGetBlockJobInfo")
    @Access(value = "domain:read", readOnly = true)
    Optional<BlockJobInfo> blockJobInfo(String disk);

    /**
     * Limits the speed of the job of a disk.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param bandwidth how fast at most; {@link Bandwidth#UNLIMITED} means as fast as possible
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainBlockJobSetSpeed")
    @Access("domain:write")
    default void setBlockJobSpeed(String disk, Bandwidth bandwidth) {
        throw new Unsupported();
    }

    /**
     * Begins to pull all layers of a disk into the topmost.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param bandwidth how fast at most; {@link Bandwidth#UNLIMITED} means as fast as possible
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainBlockPull")
    @Access("domain:block_write")
    default void blockPull(String disk, Bandwidth bandwidth) {
        throw new Unsupported();
    }

    /**
     * Begins to pull the layers above a base into the topmost, or to copy a disk.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param base the path of the layer that stays, empty for none; the target of a copy
     * @param bandwidth how fast at most; {@link Bandwidth#UNLIMITED} means as fast as possible
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainBlockRebase")
    @Access("domain:block_write")
    default void blockRebase(String disk, Optional<String> base, Bandwidth bandwidth, Set<BlockRebaseFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Begins to write the layers between two into the lower one.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param base the path of the lower layer; empty means the lowest
     * @param top the path of the upper layer; empty means the topmost
     * @param bandwidth how fast at most; {@link Bandwidth#UNLIMITED} means as fast as possible
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainBlockCommit")
    @Access("domain:block_write")
    default void blockCommit(
            String disk, Optional<String> base, Optional<String> top, Bandwidth bandwidth, Set<BlockCommitFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Begins to copy a disk, and to keep the copy equal until the job is ended.
     *
     * @param disk the disk: its target such as {@code vda}, or its source's path
     * @param xml the document {@code disk} of the copy
     * @param parameters {@code bandwidth} in bytes a second, {@code granularity} and {@code buf-size}
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Busy when another long operation is under way
     * @throws io.vireo.BadXml when the document is wrong
     */
    @C("virDomainBlockCopy")
    @Access("domain:block_write")
    default void blockCopy(String disk, String xml, TypedParameters parameters, Set<BlockCopyFlag> flags) {
        throw new Unsupported();
    }
}
