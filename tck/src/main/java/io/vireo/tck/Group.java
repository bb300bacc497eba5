package io.vireo.tck;

import io.vireo.Ref;
import java.util.List;
import java.util.stream.Stream;

/**
 * Contracts about one matter.
 *
 * @param title what they are about
 * @param contracts the contracts
 */
record Group(String title, List<Contract> contracts) {

    /** Every contract there is, by matter. */
    static Stream<Group> all() {
        return Stream.of(
                        Stream.of(ShapeContracts.GROUP, SessionContracts.GROUP, RawSessionContracts.GROUP),
                        Kinds.ALL.stream().flatMap(Group::ofKind))
                .flatMap(groups -> groups);
    }

    private static <R extends Ref> Stream<Group> ofKind(Kind<R> kind) {
        return Stream.of(new LookUpContracts<>(kind).group());
    }
}
