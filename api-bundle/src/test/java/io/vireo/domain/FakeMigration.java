package io.vireo.domain;

import io.vireo.TypedParameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Both ends of a migration, which write down every step and fail where a test says. */
final class FakeMigration {

    final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    final Source source = new Source();
    final Target target = new Target();
    volatile TypedParameters lastParameters = TypedParameters.NONE;
    volatile Set<MigrateFlag> lastFlags = Set.of();
    private final String failing;
    private final RuntimeException failure;

    FakeMigration(String failing, RuntimeException failure) {
        this.failing = failing;
        this.failure = failure;
    }

    private MigrationCookie step(
            String name, TypedParameters parameters, MigrationCookie before, Set<MigrateFlag> flags) {
        lastParameters = parameters;
        lastFlags = Set.copyOf(flags);
        steps.add(name + " after " + new String(before.bytes(), StandardCharsets.UTF_8));
        if (name.equals(failing)) {
            throw failure;
        }
        return new MigrationCookie(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The end that the domain leaves. */
    final class Source implements Migration {

        @Override
        public MigrationBegin beginMigration(TypedParameters parameters, Set<MigrateFlag> flags) {
            return new MigrationBegin(step("begin", parameters, MigrationCookie.NONE, flags), "<domain/>");
        }

        @Override
        public MigrationCookie performMigration(
                Optional<String> destination,
                TypedParameters parameters,
                MigrationCookie cookie,
                Set<MigrateFlag> flags) {
            return step("perform", parameters, cookie, flags);
        }

        @Override
        public void confirmMigration(
                TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags, boolean cancelled) {
            step(cancelled ? "stay" : "leave", parameters, cookie, flags);
        }
    }

    /** The end where it arrives. */
    final class Target implements MigrationTarget {

        @Override
        public MigrationOffer prepareMigration(
                TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags) {
            return new MigrationOffer(step("prepare", parameters, cookie, flags), Optional.of("tcp:there:49152"));
        }

        @Override
        public MigrationResult finishMigration(
                TypedParameters parameters, MigrationCookie cookie, Set<MigrateFlag> flags, boolean cancelled) {
            MigrationCookie after = step(cancelled ? "drop" : "finish", parameters, cookie, flags);
            return new MigrationResult(MoveTest.WEB, after);
        }
    }
}
