package io.vireo.domain;

import io.vireo.Access;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Mib;
import io.vireo.Millis;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The steps of a migration that happen at the source; {@link MigrationTarget} has those at the destination. */
@ConsumerType
public interface Migration extends Facet.OfDomain {

    /**
     * Gets ready to leave.
     *
     * @param parameters the name at the destination, bandwidth and so on, by the names of {@link MigrationParameters}
     * @param flags how
     * @return the document for the destination, and the cookie
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C(value = "virDomainMigrateBegin3Params", older = "virDomainMigrateBegin3")
    @Access("domain:migrate")
    default MigrationBegin beginMigration(TypedParameters parameters, Set<MigrateFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Sends the domain; with {@link MigrateFlag#PEER2PEER} all steps are done by the source, and this is the only one
     * that is called.
     *
     * @param destination the URI of the connection to the destination, for {@link MigrateFlag#PEER2PEER}
     * @param parameters the name at the destination, bandwidth and so on, by the names of {@link MigrationParameters}
     * @param cookie what the last step gave
     * @param flags how
     * @return the cookie
     * @throws io.vireo.Busy when another long operation is under way
     */
    @C(
            value = "virDomainMigratePerform3Params",
            older = {"virDomainMigrate", "virDomainMigratePerform", "virDomainMigratePerform3"})
    @Access("domain:migrate")
    MigrationCookie performMigration(
            Optional<String> destination, TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags);

    /**
     * Stops the domain here, or lets it run on when the migration was cancelled.
     *
     * @param parameters the name at the destination, bandwidth and so on, by the names of {@link MigrationParameters}
     * @param cookie what the last step gave
     * @param flags how
     * @param cancelled whether the last step failed, so that everything must be as before
     */
    @C(value = "virDomainMigrateConfirm3Params", older = "virDomainMigrateConfirm3")
    @Access("domain:migrate")
    default void confirmMigration(
            TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags, boolean cancelled) {
        throw new Unsupported();
    }

    /**
     * Tells for how long the guest may stand still at the switch.
     *
     * @return the time
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainMigrateGetMaxDowntime")
    @Access(value = "domain:migrate", readOnly = true)
    default @Millis(bits = 64) Duration maxDowntime() {
        throw new Unsupported();
    }

    /**
     * Chooses for how long the guest may stand still at the switch.
     *
     * @param downtime the time
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainMigrateSetMaxDowntime")
    @Access("domain:migrate")
    default void setMaxDowntime(@Millis(bits = 64) Duration downtime) {
        throw new Unsupported();
    }

    /**
     * Tells how fast the domain is sent at most.
     *
     * @param flags which
     * @return the speed
     */
    @C("virDomainMigrateGetMaxSpeed")
    @Access("domain:migrate")
    default @Mib Bandwidth maxMigrationSpeed(Set<MigrateSpeedFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Limits how fast the domain is sent.
     *
     * @param bandwidth the speed
     * @param flags which
     */
    @C("virDomainMigrateSetMaxSpeed")
    @Access("domain:migrate")
    default void setMaxMigrationSpeed(@Mib Bandwidth bandwidth, Set<MigrateSpeedFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Tells how much memory compression uses.
     *
     * @return the size of its cache
     */
    @C("virDomainMigrateGetCompressionCache")
    @Access(value = "domain:migrate", readOnly = true)
    default Bytes compressionCache() {
        throw new Unsupported();
    }

    /**
     * Chooses how much memory compression uses.
     *
     * @param size the size of its cache
     */
    @C("virDomainMigrateSetCompressionCache")
    @Access("domain:migrate")
    default void setCompressionCache(Bytes size) {
        throw new Unsupported();
    }

    /**
     * Switches to the destination now and lets memory follow; the migration must have begun with
     * {@link MigrateFlag#POSTCOPY}.
     *
     * @throws io.vireo.InvalidState when no such migration is under way
     */
    @C("virDomainMigrateStartPostCopy")
    @Access("domain:migrate")
    default void startPostCopy() {
        throw new Unsupported();
    }
}
