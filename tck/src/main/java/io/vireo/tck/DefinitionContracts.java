package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.Ref;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Defining and removing definitions.
 *
 * @param kind what is defined
 * @param <R> its kind of reference
 */
record DefinitionContracts<R extends Ref>(Kind<R> kind) {

    /**
     * Who looks objects up while they are removed and made. CVE-2023-3750: elsewhere a look-up that met a removal left a
     * storage pool locked for ever.
     */
    private static final int READERS = 8;

    private static final int ROUNDS = 25;

    Group group() {
        return new Group(
                "defining a " + kind.noun(),
                List.of(
                        contract("shows a new definition in the list", this::listed, Verb.LIST),
                        contract("gives a new definition the name that it asks for", this::name, Verb.DESCRIBE),
                        contract("gives a new definition the UUID that it asks for", this::uuid, Verb.DESCRIBE)
                                .needing(uuids()),
                        contract(
                                        "chooses a UUID where a definition has none",
                                        this::choosesUuid,
                                        Verb.LIST,
                                        Verb.DESCRIBE)
                                .needing(uuids()),
                        contract("shows a new definition to every client", this::otherClient, Verb.LIST),
                        contract("starts nothing by defining", this::stopped, Verb.IS_ACTIVE),
                        contract("defines the same again as the same " + kind.noun(), this::again, Verb.LIST),
                        contract("refuses a name that another UUID has", this::nameTaken, Verb.LIST, Verb.DESCRIBE)
                                .needing(names(), uuids()),
                        contract("refuses a UUID that another name has", this::uuidTaken, Verb.LIST, Verb.DESCRIBE)
                                .needing(names(), uuids()),
                        contract("takes back the document that it gives", this::roundTrip, Verb.DESCRIBE),
                        contract("forgets what is undefined", this::undefine, Verb.LIST, Verb.UNDEFINE),
                        contract(
                                "refuses calls on what is undefined",
                                this::handleOfNothing,
                                Verb.UNDEFINE,
                                Verb.DESCRIBE),
                        contract("defines anew what was undefined", this::anew, Verb.LIST, Verb.UNDEFINE),
                        contract(
                                        "lets eight threads read while one defines and undefines",
                                        this::readersAndWriter,
                                        Verb.LIST,
                                        Verb.DESCRIBE,
                                        Verb.UNDEFINE)
                                .needing(names())));
    }

    private Contract contract(String sentence, Contract.Body body, Verb... verbs) {
        return Contract.of(sentence, body, kind.definable(), kind.can(verbs));
    }

    private Need uuids() {
        return kind.can(Verb.FIND_BY_UUID);
    }

    private Need names() {
        return kind.can(Verb.FIND_BY_NAME);
    }

    private boolean isListed(Connect connect, R ref) {
        return kind.list(connect).contains(ref);
    }

    private void listed(Bench bench) {
        R ref = bench.define(kind);
        assertTrue(isListed(bench.connect(), ref), () -> ref + " is not in " + kind.list(bench.connect()));
    }

    private void name(Bench bench) {
        Identity identity = bench.identity();
        R ref = kind.define(bench.connect(), bench.xml(kind, identity));
        Element document = Element.parse(kind.describe(bench.connect(), ref));
        if (names().missing(bench.candidate()).isEmpty()) {
            assertEquals(identity.name(), document.at(kind.namePath()).orElse("no name"));
            assertEquals(ref, kind.byName(bench.connect(), identity.name()));
        }
        assertTrue(kind.matches(ref, identity), () -> ref + " is not " + identity);
    }

    private void uuid(Bench bench) {
        Identity identity = bench.identity();
        R ref = kind.define(bench.connect(), bench.xml(kind, identity));
        Element document = Element.parse(kind.describe(bench.connect(), ref));
        assertEquals(identity.uuid().toString(), document.at("uuid").orElse("no uuid"));
        assertEquals(ref, kind.byUuid(bench.connect(), identity.uuid()));
    }

    private void choosesUuid(Bench bench) {
        Identity identity = bench.identity();
        Element document = Element.parse(bench.xml(kind, identity)).withoutChildren("uuid");
        R ref = kind.define(bench.connect(), document.toString());
        String chosen =
                Element.parse(kind.describe(bench.connect(), ref)).at("uuid").orElse("");
        UUID uuid = bench.remember(identity.withUuid(UUID.fromString(chosen))).uuid();
        assertFalse(uuid.equals(new UUID(0, 0)), "all zeros is no UUID");
        assertEquals(ref, kind.byUuid(bench.connect(), uuid));
    }

    private void otherClient(Bench bench) {
        Connect other = bench.open();
        R ref = kind.define(bench.open(), bench.xml(kind, bench.identity()));
        assertTrue(isListed(other, ref), "another client, opened before, does not see it");
        assertTrue(isListed(bench.open(), ref), "another client, opened after, does not see it");
    }

    private void stopped(Bench bench) {
        R ref = bench.define(kind);
        assertFalse(kind.isActive(bench.connect(), ref), "it runs");
    }

    private void again(Bench bench) {
        String xml = bench.xml(kind, bench.identity());
        R ref = kind.define(bench.connect(), xml);
        int count = kind.list(bench.connect()).size();
        assertEquals(ref, kind.define(bench.connect(), xml));
        assertEquals(count, kind.list(bench.connect()).size(), "how many there are");
    }

    private void nameTaken(Bench bench) {
        Identity first = bench.identity();
        refused(bench, first, bench.remember(first.withUuid(UUID.randomUUID())));
    }

    private void uuidTaken(Bench bench) {
        Identity first = bench.identity();
        refused(bench, first, bench.remember(first.withName(Identity.unused().name())));
    }

    private void refused(Bench bench, Identity first, Identity second) {
        Connect connect = bench.connect();
        R ref = kind.define(connect, bench.xml(kind, first));
        String before = kind.describe(connect, ref);
        Set<R> list = Set.copyOf(kind.list(connect));
        String xml = bench.xml(kind, second);
        Expect.alreadyThere("a second " + kind.noun() + " of the same", () -> kind.define(connect, xml));
        assertEquals(list, Set.copyOf(kind.list(connect)), "the list after the refusal");
        assertEquals(before, kind.describe(connect, ref), "the first definition after the refusal");
    }

    private void roundTrip(Bench bench) {
        R ref = bench.define(kind);
        Element given = Element.parse(kind.describe(bench.connect(), ref));
        kind.define(bench.connect(), given.toString());
        assertEquals(
                given.stripped().toString(),
                Element.parse(kind.describe(bench.connect(), ref)).stripped().toString());
    }

    private void undefine(Bench bench) {
        Identity identity = bench.identity();
        Connect connect = bench.connect();
        R ref = kind.define(connect, bench.xml(kind, identity));
        kind.undefine(connect, ref);
        assertFalse(isListed(connect, ref), "it is still in the list");
        assertFalse(isListed(bench.open(), ref), "it is still in another client's list");
        Set<ErrorCode> missing = Set.of(kind.missing());
        if (names().missing(bench.candidate()).isEmpty()) {
            Expect.notFound("by name", missing, () -> kind.byName(connect, identity.name()));
        }
        if (uuids().missing(bench.candidate()).isEmpty()) {
            Expect.notFound("by UUID", missing, () -> kind.byUuid(connect, identity.uuid()));
        }
    }

    private void handleOfNothing(Bench bench) {
        R ref = bench.define(kind);
        kind.undefine(bench.connect(), ref);
        Set<ErrorCode> missing = Set.of(kind.missing());
        Expect.notFound("its document", missing, () -> kind.describe(bench.connect(), ref));
        Expect.notFound("undefining it again", missing, () -> kind.undefine(bench.connect(), ref));
    }

    private void anew(Bench bench) {
        String xml = bench.xml(kind, bench.identity());
        R ref = kind.define(bench.connect(), xml);
        kind.undefine(bench.connect(), ref);
        assertEquals(ref, kind.define(bench.connect(), xml));
        assertTrue(isListed(bench.connect(), ref), "it is not in the list");
    }

    private void readersAndWriter(Bench bench) throws Exception {
        Identity identity = bench.identity();
        AtomicBoolean done = new AtomicBoolean();
        Together together = new Together();
        for (int reader = 0; reader < READERS; reader++) {
            Connect connect = bench.open();
            together.add(() -> {
                while (!done.get()) {
                    read(connect, identity);
                }
                return null;
            });
        }
        Connect writer = bench.open();
        together.add(() -> write(writer, bench.xml(kind, identity), done));
        assertEquals(List.of(), together.run(), "calls that were refused for no reason");
        R last = kind.byName(bench.open(), identity.name());
        assertTrue(kind.list(bench.connect()).contains(last), "the last definition");
    }

    private void read(Connect connect, Identity identity) {
        try {
            kind.list(connect);
            kind.describe(connect, kind.byName(connect, identity.name()));
        } catch (NotFound gone) {
            // Undefined a moment ago.
        }
    }

    private R write(Connect connect, String xml, AtomicBoolean done) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                kind.undefine(connect, kind.define(connect, xml));
            }
            return kind.define(connect, xml);
        } finally {
            done.set(true);
        }
    }
}
