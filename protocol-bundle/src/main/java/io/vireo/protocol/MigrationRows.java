package io.vireo.protocol;

import static io.vireo.protocol.OldMigration.Field.BANDWIDTH;
import static io.vireo.protocol.OldMigration.Field.CANCELLED;
import static io.vireo.protocol.OldMigration.Field.COOKIE;
import static io.vireo.protocol.OldMigration.Field.DESTINATION;
import static io.vireo.protocol.OldMigration.Field.FLAGS;
import static io.vireo.protocol.OldMigration.Field.NAME;
import static io.vireo.protocol.OldMigration.Field.NAME_OR_NOT;
import static io.vireo.protocol.OldMigration.Field.URI;
import static io.vireo.protocol.OldMigration.Field.URI_OR_NOT;
import static io.vireo.protocol.OldMigration.Field.XML;
import static io.vireo.protocol.OldMigration.Field.XML_OR_NOT;
import static io.vireo.protocol.OldMigration.Result.ALL;
import static io.vireo.protocol.OldMigration.Result.DOMAIN;
import static io.vireo.protocol.OldMigration.Result.NOTHING;
import static io.vireo.protocol.OldMigration.Result.STREAM;
import static io.vireo.protocol.OldMigration.of;

import io.vireo.Facet;
import io.vireo.domain.Migration;
import io.vireo.domain.MigrationTarget;
import java.util.Set;

/** The rows of migration, with the older steps of libvirt before 1.1. */
final class MigrationRows extends Rows {

    MigrationRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(Migration.class, MigrationTarget.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 61 ->
                olderAs(of(ALL, URI_OR_NOT, FLAGS, NAME_OR_NOT, BANDWIDTH))
                        .row(MigrationTarget.class, MigrationTarget::prepareMigration);
            case 62 ->
                olderAs(of(NOTHING, COOKIE, URI, FLAGS, NAME_OR_NOT, BANDWIDTH))
                        .row(Migration.class, Migration::performMigration);
            case 63 ->
                olderAs(of(DOMAIN, NAME, COOKIE, URI, FLAGS))
                        .row(MigrationTarget.class, MigrationTarget::finishMigration);
            case 108 ->
                olderAs(of(ALL, URI_OR_NOT, FLAGS, NAME_OR_NOT, BANDWIDTH, XML))
                        .row(MigrationTarget.class, MigrationTarget::prepareMigration);
            case 109 ->
                olderAs(of(DOMAIN, NAME, COOKIE, URI, FLAGS, CANCELLED))
                        .row(MigrationTarget.class, MigrationTarget::finishMigration);
            case 148 ->
                up().olderAs(of(STREAM, FLAGS, NAME_OR_NOT, BANDWIDTH, XML))
                        .row(MigrationTarget.class, MigrationTarget::prepareMigrationTunnel);
            case 166 -> reserved().row(Migration.class, Migration::setMaxDowntime);
            case 207 -> row(Migration.class, Migration::setMaxMigrationSpeed);
            case 213 ->
                olderAs(of(ALL, XML_OR_NOT, FLAGS, NAME_OR_NOT, BANDWIDTH))
                        .row(Migration.class, Migration::beginMigration);
            case 214 ->
                olderAs(of(ALL, COOKIE, URI_OR_NOT, FLAGS, NAME_OR_NOT, BANDWIDTH, XML))
                        .row(MigrationTarget.class, MigrationTarget::prepareMigration);
            case 215 ->
                up().olderAs(of(ALL, COOKIE, FLAGS, NAME_OR_NOT, BANDWIDTH, XML))
                        .row(MigrationTarget.class, MigrationTarget::prepareMigrationTunnel);
            case 216 ->
                olderAs(of(ALL, XML_OR_NOT, COOKIE, DESTINATION, URI_OR_NOT, FLAGS, NAME_OR_NOT, BANDWIDTH))
                        .row(Migration.class, Migration::performMigration);
            case 217 ->
                olderAs(of(ALL, NAME, COOKIE, DESTINATION, URI_OR_NOT, FLAGS, CANCELLED))
                        .row(MigrationTarget.class, MigrationTarget::finishMigration);
            case 218 ->
                olderAs(of(NOTHING, COOKIE, FLAGS, CANCELLED)).row(Migration.class, Migration::confirmMigration);
            case 242 -> row(Migration.class, Migration::maxMigrationSpeed);
            case 299 -> reserved().row(Migration.class, Migration::compressionCache);
            case 300 -> reserved().row(Migration.class, Migration::setCompressionCache);
            case 302 -> max(64).row(Migration.class, Migration::beginMigration);
            case 303 -> max(64).row(MigrationTarget.class, MigrationTarget::prepareMigration);
            case 304 -> up().max(64).row(MigrationTarget.class, MigrationTarget::prepareMigrationTunnel);
            case 305 -> max(64).row(Migration.class, Migration::performMigration);
            case 306 -> max(64).row(MigrationTarget.class, MigrationTarget::finishMigration);
            case 307 -> max(64).row(Migration.class, Migration::confirmMigration);
            case 364 -> reserved().row(Migration.class, Migration::startPostCopy);
            case 387 -> reserved().row(Migration.class, Migration::maxDowntime);
            default -> Line.NONE;
        };
    }
}
