package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.domain.Definition;
import io.vireo.domain.Domain;
import io.vireo.domain.Domains;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Domains without a definition. */
final class TransientContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final Need DEFINE = KIND.can(Verb.DEFINE);

    static final Group GROUP = new Group(
            "domains without a definition",
            List.of(
                    contract("runs a domain that has no definition", TransientContracts::runs),
                    contract("forgets a domain without a definition when it stops", TransientContracts::vanishes),
                    contract("says that a domain without a definition has none", TransientContracts::notPersistent)
                            .needing(Need.of(Definition.class, "isPersistent")),
                    contract(
                            "tells that a domain without a definition started and stopped, and no more",
                            TransientContracts::tells),
                    contract("keeps nothing of a wrong document", TransientContracts::wrongDocument),
                    contract("refuses a running domain's document", TransientContracts::running),
                    contract("refuses a name that a domain of another UUID has", TransientContracts::taken)
                            .needing(DEFINE),
                    contract("gives a running domain a definition, which it then keeps", TransientContracts::defined)
                            .needing(DEFINE),
                    contract("refuses to undefine what has no definition", TransientContracts::undefine)
                            .needing(KIND.can(Verb.UNDEFINE)),
                    contract("refuses to start with the host what has no definition", TransientContracts::autostart)
                            .needing(Need.of(Definition.class, "setAutostart"))));

    private TransientContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Domains.class, "createDomain"),
                KIND.can(Verb.STOP),
                Need.domainXml(),
                Need.startable());
    }

    private static Domain create(Bench bench) {
        return bench.connect().createDomain(bench.xml(KIND, bench.identity()));
    }

    private static boolean isListed(Connect connect, Domain domain) {
        return KIND.list(connect).contains(domain.ref());
    }

    private static void runs(Bench bench) {
        Domain domain = create(bench);
        assertTrue(isListed(bench.connect(), domain), "it is not in the list");
        assertTrue(isListed(bench.open(), domain), "it is not in another client's list");
        assertTrue(domain.ref().id().isPresent(), "create returned no id");
        assertTrue(domain.id().isPresent(), "it does not run");
    }

    private static void vanishes(Bench bench) {
        Domain domain = create(bench);
        domain.destroy();
        assertFalse(isListed(bench.connect(), domain), "it is in the list");
        Expect.notFound("after it stopped", Set.of(ErrorCode.NO_DOMAIN), domain::destroy);
    }

    private static void notPersistent(Bench bench) {
        assertFalse(create(bench).isPersistent());
    }

    private static void tells(Bench bench) throws InterruptedException {
        Recorder recorder = bench.record(bench.connect());
        Domain domain = create(bench);
        domain.destroy();
        recorder.heard(KIND, domain.ref(), "STARTED", "STOPPED");
        List<String> words = recorder.words(KIND, domain.ref());
        assertFalse(words.contains("DEFINED") || words.contains("UNDEFINED"), () -> "told " + words);
    }

    private static void wrongDocument(Bench bench) {
        Set<?> before = Set.copyOf(KIND.list(bench.connect()));
        for (BadDocument bad : BadDocument.badNames(KIND.namePath())) {
            Identity identity = bench.identity();
            String xml = bad.spoil().apply(bench.xml(KIND, identity), identity.name());
            Expect.refused("a document " + bad.what(), () -> bench.connect().createDomain(xml));
            assertEquals(before, Set.copyOf(KIND.list(bench.connect())), () -> "left of a document " + bad.what());
        }
    }

    private static void running(Bench bench) {
        String xml = bench.xml(KIND, bench.identity());
        Domain domain = bench.connect().createDomain(xml);
        Expect.inTheWay("creating it twice", () -> bench.connect().createDomain(xml));
        assertEquals(domain.ref().id(), domain.id(), "the refusal changed what runs");
    }

    private static void taken(Bench bench) {
        Identity identity = bench.identity();
        KIND.define(bench.connect(), bench.xml(KIND, identity));
        String xml = bench.xml(KIND, bench.remember(identity.withUuid(UUID.randomUUID())));
        Expect.alreadyThere("a second domain of the name", () -> bench.connect().createDomain(xml));
    }

    private static void defined(Bench bench) {
        String xml = bench.xml(KIND, bench.identity());
        Domain domain = bench.connect().createDomain(xml);
        bench.connect().defineDomain(xml);
        assertTrue(domain.id().isPresent(), "the definition stopped it");
        domain.destroy();
        assertTrue(isListed(bench.connect(), domain), "it is gone although it was defined");
    }

    private static void undefine(Bench bench) {
        Domain domain = create(bench);
        Expect.invalidState("undefine without a definition", domain::undefine);
        assertTrue(domain.id().isPresent(), "the refusal stopped it");
    }

    private static void autostart(Bench bench) {
        Domain domain = create(bench);
        Expect.invalidState("autostart without a definition", () -> domain.setAutostart(true));
    }
}
