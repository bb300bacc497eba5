package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The steps of a migration that happen at the destination; {@link Migration} has those at the source.
 *
 * <p>Begin, prepare, perform, finish, confirm: each gives a cookie that the next one needs.
 */
@ConsumerType
public interface MigrationTarget extends Facet.OfConnect {

    /**
     * Gets ready to receive a domain: the hypervisor waits for its memory.
     *
     * @param parameters the name at the destination, bandwidth and so on, by the names of {@link MigrationParameters}
     * @param cookie what the last step gave
     * @param flags how
     * @return where to send it, and the cookie
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C(
            value = "virDomainMigratePrepare3Params",
            older = {"virDomainMigratePrepare", "virDomainMigratePrepare2", "virDomainMigratePrepare3"})
    @Access({"domain:migrate", "domain:start", "domain:write"})
    MigrationOffer prepareMigration(TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags);

    /**
     * Gets ready to receive a domain through a stream.
     *
     * @param parameters the name at the destination, bandwidth and so on, by the names of {@link MigrationParameters}
     * @param cookie what the last step gave
     * @param flags how
     * @return the stream to write to, and the cookie
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C(
            value = "virDomainMigratePrepareTunnel3Params",
            older = {"virDomainMigratePrepareTunnel", "virDomainMigratePrepareTunnel3"})
    @Access({"domain:migrate", "domain:start", "domain:write"})
    default MigrationTunnel prepareMigrationTunnel(
            TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Lets the received domain run, or drops it when the migration was cancelled.
     *
     * @param parameters the name at the destination, bandwidth and so on, by the names of {@link MigrationParameters}
     * @param cookie what the last step gave
     * @param flags how
     * @param cancelled whether the last step failed, so that everything must be as before
     * @return the domain, and the cookie
     * @throws io.vireo.VirtException when it did not arrive, with {@link io.vireo.ErrorCode#MIGRATE_FINISH_OK} when
     *     it was cancelled
     */
    @C(
            value = "virDomainMigrateFinish3Params",
            older = {"virDomainMigrateFinish", "virDomainMigrateFinish2", "virDomainMigrateFinish3"})
    @Access("domain:migrate")
    MigrationResult finishMigration(
            TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags, boolean cancelled);
}
