package io.vireo.domain;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.TypedParameter;
import io.vireo.TypedParameters;
import io.vireo.VirtException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a migration that the caller conducts, each handing its cookie to the next. */
final class Move {

    private final Domain domain;
    private final Connect destination;
    private final Set<MigrateFlag> flags;
    private TypedParameters parameters = TypedParameters.NONE;
    private MigrationCookie cookie = MigrationCookie.NONE;

    private Move(Domain domain, Connect destination, Set<MigrateFlag> flags) {
        this.domain = domain;
        this.destination = destination;
        this.flags = flags;
    }

    static Job<Domain> begin(Domain domain, Connect destination, Set<MigrateFlag> flags) {
        if (flags.contains(MigrateFlag.PEER2PEER) || flags.contains(MigrateFlag.TUNNELLED)) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "migration of " + domain.name() + ": the source conducts a peer-to-peer or tunnelled migration and"
                            + " needs a URI; call migration().performMigration with it");
        }
        return Job.start(domain, "migration", JobOperation.MIGRATION_OUT, steps -> {
            EnumSet<MigrateFlag> all = EnumSet.noneOf(MigrateFlag.class);
            all.addAll(flags);
            if (domain.state().state() == DomainState.PAUSED) {
                all.add(MigrateFlag.PAUSED);
            }
            return new Move(domain, destination, all).run(steps);
        });
    }

    private Domain run(Job.Steps steps) {
        steps.begin("preparing");
        MigrationBegin begun = domain.migration().beginMigration(parameters, flags);
        cookie = begun.cookie();
        put(MigrationParameters.XML, begun.xml());
        MigrationResult arrived;
        try {
            prepare(steps);
            send(steps);
            arrived = target().finishMigration(parameters, cookie, flags, false);
        } catch (RuntimeException failure) {
            undo(failure, () -> domain.migration().confirmMigration(parameters, cookie, flags, true));
            throw failure;
        }
        return leave(arrived);
    }

    private void prepare(Job.Steps steps) {
        steps.begin("preparing the destination");
        put(MigrationParameters.NAME, domain.name());
        MigrationOffer offer = target().prepareMigration(parameters, cookie, flags);
        cookie = offer.cookie();
        offer.uri().ifPresent(uri -> put(MigrationParameters.URI, uri));
    }

    private void send(Job.Steps steps) {
        try {
            steps.begin("sending");
            if (!flags.contains(MigrateFlag.OFFLINE)) {
                cookie = domain.migration().performMigration(Optional.empty(), parameters, cookie, flags);
            }
            steps.commit("finishing");
        } catch (RuntimeException failure) {
            undo(failure, () -> target().finishMigration(parameters, cookie, flags, true));
            throw failure;
        }
    }

    /** From here on the domain runs at the destination: whatever happens, it must not run on at the source too. */
    private Domain leave(MigrationResult arrived) {
        try {
            domain.migration().confirmMigration(parameters, arrived.cookie(), flags, false);
        } catch (VirtException failure) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    domain.name() + " runs on " + destination.uri() + " now, but the source did not let it go: "
                            + failure.getMessage() + "; destroy it there",
                    failure);
        }
        return destination.at(arrived.domain());
    }

    private static void undo(RuntimeException failure, Runnable step) {
        try {
            step.run();
        } catch (VirtException another) {
            if (another.number() != ErrorCode.MIGRATE_FINISH_OK.number()) {
                failure.addSuppressed(another);
            }
        }
    }

    private MigrationTarget target() {
        return destination.as(MigrationTarget.class);
    }

    /** Sets a value; what had the name before gives way. */
    private void put(String name, String value) {
        TypedParameters.Builder builder = TypedParameters.builder();
        for (TypedParameter each : parameters.list()) {
            if (!each.name().equals(name)) {
                builder.addAll(new TypedParameters(List.of(each)));
            }
        }
        parameters = builder.ofString(name, value).build();
    }
}
