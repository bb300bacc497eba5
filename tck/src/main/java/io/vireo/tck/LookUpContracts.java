package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.xml.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Listing and finding.
 *
 * @param kind what is found
 * @param <R> its kind of reference
 */
record LookUpContracts<R extends Ref>(Kind<R> kind) {

    Group group() {
        String noun = kind.noun();
        return new Group(
                "finding a " + noun,
                List.of(
                        Contract.of("lists no " + noun + " twice", this::listsOnce, kind.can(Verb.LIST)),
                        Contract.of(
                                "finds every " + noun + " of the list by its name",
                                this::byName,
                                kind.can(Verb.LIST, Verb.FIND_BY_NAME, Verb.DESCRIBE)),
                        Contract.of(
                                "finds every " + noun + " of the list by its UUID",
                                this::byUuid,
                                kind.can(Verb.LIST, Verb.FIND_BY_UUID, Verb.DESCRIBE)),
                        Contract.of(
                                "says that there is no " + noun + " of an unknown name",
                                this::unknownName,
                                kind.can(Verb.FIND_BY_NAME)),
                        Contract.of(
                                "says that there is no " + noun + " of an unknown UUID",
                                this::unknownUuid,
                                kind.can(Verb.FIND_BY_UUID)),
                        Contract.of(
                                "finds no " + noun + " whose name only resembles the one asked for",
                                this::exactName,
                                kind.can(Verb.LIST, Verb.FIND_BY_NAME, Verb.DESCRIBE))));
    }

    private Set<ErrorCode> missing() {
        return Set.of(kind.missing());
    }

    /** What there is: something new as well, where something can be defined. */
    private List<R> present(Bench bench) {
        if (kind.definable().missing(bench.candidate()).isEmpty()) {
            bench.define(kind);
        }
        return kind.list(bench.connect());
    }

    private String name(Connect connect, R ref) {
        return Element.parse(kind.describe(connect, ref))
                .at(kind.namePath())
                .orElseThrow(() -> new AssertionError("the document of " + ref + " has no " + kind.namePath()));
    }

    private void listsOnce(Bench bench) {
        List<R> list = present(bench);
        assertEquals(new HashSet<>(list).size(), list.size(), () -> "twice among " + list);
    }

    private void byName(Bench bench) {
        Connect connect = bench.connect();
        for (R ref : present(bench)) {
            assertEquals(ref, kind.byName(connect, name(connect, ref)));
        }
    }

    private void byUuid(Bench bench) {
        Connect connect = bench.connect();
        for (R ref : present(bench)) {
            String uuid = Element.parse(kind.describe(connect, ref)).at("uuid").orElse("");
            assertEquals(ref, kind.byUuid(connect, UUID.fromString(uuid)));
        }
    }

    private void unknownName(Bench bench) {
        String unknown = Identity.unused().name();
        Expect.notFound(unknown, missing(), () -> kind.byName(bench.connect(), unknown));
        Expect.notFound("the empty name", missing(), () -> kind.byName(bench.connect(), ""));
    }

    private void unknownUuid(Bench bench) {
        UUID unknown = UUID.randomUUID();
        Expect.notFound(unknown.toString(), missing(), () -> kind.byUuid(bench.connect(), unknown));
    }

    private void exactName(Bench bench) {
        Connect connect = bench.connect();
        Set<String> names = new HashSet<>();
        present(bench).forEach(ref -> names.add(name(connect, ref)));
        for (String name : names) {
            Set<String> alike = new HashSet<>(Set.of(
                    name.toUpperCase(Locale.ROOT), name + " ", " " + name, name.substring(1), name + "*", "./" + name));
            alike.removeAll(names);
            alike.forEach(other -> Expect.notFound("'" + other + "'", missing(), () -> kind.byName(connect, other)));
        }
    }
}
