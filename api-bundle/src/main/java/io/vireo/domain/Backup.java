package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Copies of the disks of a running domain as they are at one moment. */
@ConsumerType
public interface Backup extends Facet.OfDomain {

    /**
     * Begins a backup, and a checkpoint at the same moment if wanted, and returns at once; an event tells when it has
     * ended.
     *
     * @param xml the document {@code domainbackup}
     * @param checkpoint the document {@code domaincheckpoint}
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C("virDomainBackupBegin")
    @Access({"domain:checkpoint", "domain:block_write"})
    void beginBackup(String xml, Optional<String> checkpoint, Set<BackupFlag> flags);

    /**
     * Describes the backup that is under way.
     *
     * @return the document {@code domainbackup}
     * @throws io.vireo.NotFound when there is none
     */
    @C("virDomainBackupGetXMLDesc")
    @Access(value = "domain:read", readOnly = true)
    default String backupXml() {
        throw new Unsupported();
    }
}
