package io.vireo.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.ErrorCode;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Domain;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checkpoints of a domain: from when on it is known which blocks of a disk were changed. */
final class CheckpointContracts {

    private static final DomainKind KIND = DomainKind.INSTANCE;
    private static final Set<ErrorCode> MISSING = Set.of(ErrorCode.NO_DOMAIN_CHECKPOINT);

    static final Group GROUP = new Group(
            "checkpoints of a domain",
            List.of(
                    contract("shows a new checkpoint in the list and finds it by name", CheckpointContracts::creates),
                    contract("describes a checkpoint by the name that it was given", CheckpointContracts::describes),
                    contract("makes a checkpoint the parent of the next", CheckpointContracts::parents)
                            .needing(Need.of(CheckpointControl.class, "parent")),
                    contract("lists the checkpoints that follow one", CheckpointContracts::children)
                            .needing(Need.of(CheckpointControl.class, "listChildren")),
                    contract("refuses a second checkpoint of a name", CheckpointContracts::twice),
                    contract("says that there is no checkpoint of an unknown name", CheckpointContracts::unknown),
                    contract("refuses a checkpoint whose document is wrong", CheckpointContracts::badXml),
                    contract("forgets a checkpoint that is deleted", CheckpointContracts::deletes)));

    private CheckpointContracts() {}

    private static Contract contract(String sentence, Contract.Body body) {
        return Contract.of(
                sentence,
                body,
                Need.of(Checkpoints.class, "createCheckpoint", "listCheckpoints", "checkpointByName"),
                Need.of(CheckpointControl.class, "xmlDesc", "delete"),
                Need.document("checkpoint", sample -> sample.checkpointXml("tck")),
                KIND.definable(),
                KIND.can(Verb.START, Verb.STOP),
                Need.startable());
    }

    private static Domain running(Bench bench) {
        Domain domain = bench.domain();
        domain.start();
        return domain;
    }

    private static CheckpointRef create(Bench bench, Domain domain, String name) {
        return domain.checkpoints()
                .createCheckpoint(bench.sample().checkpointXml(name).orElseThrow(), Set.of());
    }

    private static CheckpointControl control(Bench bench, CheckpointRef ref) {
        return bench.connect().at(ref).as(CheckpointControl.class);
    }

    private static List<CheckpointRef> list(Domain domain) {
        return domain.checkpoints().listCheckpoints(Set.of());
    }

    private static void creates(Bench bench) {
        Domain domain = running(bench);
        assertEquals(List.of(), list(domain), "before");
        CheckpointRef first = create(bench, domain, "first");
        assertEquals(new CheckpointRef("first", domain.ref()), first);
        assertEquals(List.of(first), list(domain), "the list");
        assertEquals(first, domain.checkpoints().checkpointByName("first"), "by name");
        assertEquals(List.of(first), list(bench.open().at(domain.ref())), "another client's list");
    }

    private static void describes(Bench bench) {
        CheckpointRef first = create(bench, running(bench), "first");
        String xml = control(bench, first).xmlDesc(Set.of());
        assertEquals(Optional.of("first"), Element.parse(xml).at("name"));
    }

    private static void parents(Bench bench) {
        Domain domain = running(bench);
        CheckpointRef first = create(bench, domain, "first");
        CheckpointRef second = create(bench, domain, "second");
        assertEquals(first, control(bench, second).parent());
        Expect.notFound(
                "the parent of the first", MISSING, () -> control(bench, first).parent());
    }

    private static void children(Bench bench) {
        Domain domain = running(bench);
        CheckpointRef first = create(bench, domain, "first");
        CheckpointRef second = create(bench, domain, "second");
        assertEquals(List.of(second), control(bench, first).listChildren(Set.of()));
        assertEquals(List.of(), control(bench, second).listChildren(Set.of()));
    }

    private static void twice(Bench bench) {
        Domain domain = running(bench);
        create(bench, domain, "first");
        Expect.refused("a second one of the name", () -> create(bench, domain, "first"));
        assertEquals(1, list(domain).size(), "after the refusal");
    }

    private static void unknown(Bench bench) {
        Domain domain = running(bench);
        Expect.notFound("a checkpoint", MISSING, () -> domain.checkpoints().checkpointByName("tck-there-is-none"));
    }

    private static void badXml(Bench bench) {
        Domain domain = running(bench);
        for (String xml : List.of("", "<domaincheckpoint", "<nonsense/>", "<!DOCTYPE x><domaincheckpoint/>")) {
            Expect.refused(
                    "the document '" + xml + "'", () -> domain.checkpoints().createCheckpoint(xml, Set.of()));
        }
        assertEquals(List.of(), list(domain), "something is left behind");
    }

    private static void deletes(Bench bench) {
        Domain domain = running(bench);
        CheckpointRef first = create(bench, domain, "first");
        CheckpointRef second = create(bench, domain, "second");
        control(bench, second).delete(Set.of());
        assertEquals(List.of(first), list(domain));
        control(bench, first).delete(Set.of());
        assertEquals(List.of(), list(domain));
        Expect.notFound(
                "deleting it again", MISSING, () -> control(bench, first).delete(Set.of()));
    }
}
